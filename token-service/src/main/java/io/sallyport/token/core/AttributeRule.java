package io.sallyport.token.core;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one attribute of a pool's users may hold.
 *
 * @param name as in requests: {@code email}, {@code custom:department}
 * @param min  length of a string or value of a number; absent for no bound
 * @param max  likewise
 */
public record AttributeRule(
        String name, Type type, boolean mutable, boolean required, Optional<String> min, Optional<String> max) {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)*");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{1,14}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    /** In Cognito's words; values travel as text. */
    public enum Type {
        STRING,
        NUMBER,
        BOOLEAN,
        DATE_TIME
    }

    static final String CUSTOM = "custom:";

    /** A rule as AWS gives each standard attribute. */
    static AttributeRule standard(String name) {
        return new AttributeRule(name, Type.STRING, true, false, Optional.of("0"), Optional.of("2048"));
    }

    public boolean custom() {
        return name.startsWith(CUSTOM);
    }

    /** @throws Refusal when the value is not what this attribute holds */
    void check(String value) {
        switch (name) {
            case "email" -> require(EMAIL.matcher(value).matches(), "Invalid email address format.");
            case "phone_number" -> require(PHONE.matcher(value).matches(), "Invalid phone number format.");
            default -> typed(value);
        }
    }

    private void typed(String value) {
        switch (type) {
            case STRING -> length(value);
            case NUMBER -> number(value);
            case BOOLEAN ->
                conform(value.equals("true") || value.equals("false"), "The attribute value must be true or false");
            case DATE_TIME -> conform(NUMBER.matcher(value).matches(), "The attribute value must be epoch seconds");
        }
    }

    private void length(String value) {
        max.ifPresent(n ->
                conform(value.length() <= Integer.parseInt(n), "String must not be longer than " + n + " characters"));
        min.ifPresent(n ->
                conform(value.length() >= Integer.parseInt(n), "String must not be shorter than " + n + " characters"));
    }

    private void number(String value) {
        conform(NUMBER.matcher(value).matches(), "The attribute value must be a number");
        var number = new BigDecimal(value);
        max.ifPresent(n -> conform(number.compareTo(new BigDecimal(n)) <= 0, "Number must not be greater than " + n));
        min.ifPresent(n -> conform(number.compareTo(new BigDecimal(n)) >= 0, "Number must not be less than " + n));
    }

    private void conform(boolean held, String otherwise) {
        require(held, "Attributes did not conform to the schema: " + name + ": " + otherwise + "\n");
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new Refusal(TokenFailure.INVALID_PARAMETER, otherwise);
        }
    }
}
