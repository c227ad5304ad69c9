package io.sallyport.awswire;

import java.util.Optional;

/**
 * The name of a resource: {@code arn:partition:service:region:account:resource}.
 *
 * @param region   empty for a global service
 * @param account  empty where the resource has none
 * @param resource all that follows the fifth colon, colons included
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">IAM User Guide, "Amazon Resource Names"</a>
 */
public record Arn(String partition, String service, String region, String account, String resource) {
    /** Longer than any service's bound on its own names. */
    public static final int MAX_LENGTH = 2048;

    /** Empty for what is no ARN: wrong prefix, too few parts, an empty partition, service or resource, too long. */
    public static Optional<Arn> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var parts = text.split(":", 6);
        if (parts.length < 6 || !parts[0].equals("arn") || isAnyEmpty(parts[1], parts[2], parts[5])) {
            return Optional.empty();
        }
        return Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]));
    }

    private static boolean isAnyEmpty(String... parts) {
        for (var part : parts) {
            if (part.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** What stands before the first slash or colon of the resource, for example {@code role}; empty when it is one word. */
    public Optional<String> resourceType() {
        var end = separator();
        return end < 0 ? Optional.empty() : Optional.of(resource.substring(0, end));
    }

    /** What follows the first slash or colon of the resource, or all of it. */
    public String resourceId() {
        return resource.substring(separator() + 1);
    }

    private int separator() {
        for (int i = 0; i < resource.length(); i++) {
            if (resource.charAt(i) == '/' || resource.charAt(i) == ':') {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return String.join(":", "arn", partition, service, region, account, resource);
    }
}
