package io.sallyport.token.core;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Under which names a pool's users are found.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html">Cognito developer guide,
 *     "Customizing sign-in attributes"</a>
 */
public record Names(PoolSettings settings) {

    /** @return the form in which names are compared */
    public String key(String name) {
        return settings.caseSensitive() ? name : name.toLowerCase(Locale.ROOT);
    }

    /**
     * @param given what the request calls the user
     * @return the name under which the user is kept
     * @throws Refusal when the pool does not take such a name
     */
    public String username(String given, String sub) {
        if (settings.usernameAttributes().isEmpty()) {
            refuseAliasForm(given);
            return given;
        }
        addressOf(given);
        return sub;
    }

    private void refuseAliasForm(String given) {
        if (settings.aliasAttributes().contains("email") && given.contains("@")) {
            throw invalid("Username cannot be of email format, since user pool is configured for email alias.");
        }
        if (settings.aliasAttributes().contains("phone_number") && given.matches("\\+\\d+")) {
            throw invalid(
                    "Username cannot be of phone number format, since user pool is configured for phone number alias.");
        }
    }

    /** In a pool whose users sign in with an address, the name given is that address. */
    public Map<String, String> attributes(String given, Map<String, String> attributes) {
        if (settings.usernameAttributes().isEmpty()) {
            return attributes;
        }
        var all = new HashMap<>(attributes);
        var kind = addressOf(given);
        var other = all.putIfAbsent(kind, given);
        if (other != null && !key(other).equals(key(given))) {
            throw invalid("User " + kind + " in the attributes differs from the user name.");
        }
        return all;
    }

    private String addressOf(String given) {
        var kind = given.contains("@") ? "email" : "phone_number";
        if (!settings.usernameAttributes().contains(kind)) {
            var wanted = settings.usernameAttributes().stream()
                    .map(name -> name.equals("email") ? "an email" : "a phone number")
                    .toList();
            throw invalid("Username should be " + String.join(" or ", wanted) + ".");
        }
        return kind;
    }

    /** @return other names under which a user with these attributes is found, none of which another user may have */
    public List<Alias> aliases(Map<String, String> attributes) {
        var aliases = new ArrayList<Alias>();
        settings.usernameAttributes().forEach(name -> add(aliases, name, attributes));
        settings.aliasAttributes().stream()
                .filter(name -> name.equals("preferred_username") || verified(name, attributes))
                .forEach(name -> add(aliases, name, attributes));
        return aliases;
    }

    private void add(List<Alias> aliases, String attribute, Map<String, String> attributes) {
        if (attributes.containsKey(attribute)) {
            aliases.add(new Alias(attribute, key(attributes.get(attribute))));
        }
    }

    private static boolean verified(String attribute, Map<String, String> attributes) {
        return "true".equals(attributes.get(attribute + "_verified"));
    }

    /** @param key the attribute's value in the form in which names are compared */
    public record Alias(String attribute, String key) {}

    private static Refusal invalid(String message) {
        return new Refusal(TokenFailure.INVALID_PARAMETER, message);
    }
}
