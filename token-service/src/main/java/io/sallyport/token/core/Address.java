package io.sallyport.token.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a user can be reached.
 *
 * @param attribute {@code email} or {@code phone_number}
 */
public record Address(String attribute, String value) {

    /** @param candidates attributes; a telephone is preferred to mail, as Cognito does */
    public static Optional<Address> of(Map<String, String> attributes, List<String> candidates) {
        return java.util.stream.Stream.of("phone_number", "email")
                .filter(name -> candidates.contains(name) && attributes.containsKey(name))
                .map(name -> new Address(name, attributes.getOrDefault(name, "")))
                .findFirst();
    }

    /** @return whether it is the one among these attributes now */
    public boolean isAmong(Map<String, String> attributes) {
        return value.equals(attributes.get(attribute));
    }

    public String medium() {
        return attribute.equals("email") ? "EMAIL" : "SMS";
    }

    /** @return enough to recognise it by: {@code j***@e***}, {@code +*******0123} */
    public String masked() {
        if (!attribute.equals("email")) {
            return "+*******" + value.substring(Math.max(0, value.length() - 4));
        }
        int at = value.lastIndexOf('@');
        return first(value.substring(0, at)) + "***@" + first(value.substring(at + 1)) + "***";
    }

    private static String first(String text) {
        return text.substring(0, Math.min(1, text.length()));
    }
}
