package io.sallyport.policy.core;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ARN of a user, a role, a group or a policy, in its parts.
 *
 * @param account twelve digits, or {@code aws}
 * @param type    {@code user}, {@code role}, {@code group}, {@code policy}
 * @param path    {@code /} or {@code /…/}
 */
public record EntityArn(String account, String type, String path, String name) {
    private static final Pattern SHAPE = Pattern.compile(
            "arn:aws:iam::(\\d{12}|aws):(user|role|group|policy)(/(?:[!-~]{1,510}/)?)([\\w+=,.@-]{1,128})");

    public static Optional<EntityArn> parse(String arn) {
        var parts = SHAPE.matcher(arn);
        return parts.matches()
                ? Optional.of(new EntityArn(parts.group(1), parts.group(2), parts.group(3), parts.group(4)))
                : Optional.empty();
    }
}
