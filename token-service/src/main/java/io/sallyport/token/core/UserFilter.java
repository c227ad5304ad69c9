package io.sallyport.token.core;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The filter of ListUsers: {@code name = "value"} or {@code name ^= "beginning"}.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html">ListUsers</a>
 */
public final class UserFilter {
    private static final Pattern FORM =
            Pattern.compile("\\s*\"?([\\w:]+)\"?\\s*(\\^?=)\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*");
    private static final Set<String> SEARCHABLE = Set.of(
            "username",
            "email",
            "phone_number",
            "name",
            "given_name",
            "family_name",
            "preferred_username",
            "cognito:user_status",
            "status",
            "sub");

    private UserFilter() {}

    /** @throws Refusal when it is not a filter, or is over what cannot be searched */
    public static Predicate<User> parse(String text) {
        if (text.isBlank()) {
            return user -> true;
        }
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw invalid(
                    "One or more parameters are invalid: Filter must be AttributeName = \"value\" or ^= \"value\".");
        }
        var name = form.group(1);
        if (!SEARCHABLE.contains(name)) {
            throw invalid("Invalid search attribute: " + name);
        }
        var wanted = form.group(3).replaceAll("\\\\(.)", "$1");
        var prefix = form.group(2).equals("^=");
        return user -> value(user, name)
                .filter(value -> prefix ? value.startsWith(wanted) : value.equals(wanted))
                .isPresent();
    }

    private static Optional<String> value(User user, String name) {
        return switch (name) {
            case "username" -> Optional.of(user.username());
            case "sub" -> Optional.of(user.sub());
            case "cognito:user_status" -> Optional.of(user.status().name());
            case "status" -> Optional.of(user.enabled() ? "Enabled" : "Disabled");
            default -> Optional.ofNullable(user.attributes().get(name));
        };
    }

    private static Refusal invalid(String message) {
        return new Refusal(TokenFailure.INVALID_PARAMETER, message);
    }
}
