package io.sallyport.awswire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An error in AWS's words; each protocol wraps it in its own shape.
 *
 * @param status      HTTP status
 * @param code        as it goes over the wire
 * @param message     shown to the caller
 * @param senderFault the sender's fault, not the service's
 * @param members     further members of the error shape that are strings
 */
public record AwsError(int status, String code, String message, boolean senderFault, Map<String, String> members) {
    public AwsError {
        members = Map.copyOf(members);
    }

    public AwsError(int status, String code, String message) {
        this(status, code, message, status < 500, Map.of());
    }

    /**
     * An error that the service's model knows, with its status and its code.
     *
     * @param name of the shape or the code on the wire
     * @throws IllegalArgumentException when the model has no such error; give status and code then
     */
    public static AwsError of(AwsService service, String name, String message) {
        var error = service.facts()
                .error(name)
                .orElseThrow(() -> new IllegalArgumentException("the model of " + service.id() + " has no error " + name
                        + "; use new AwsError(status, code, message) for a code that every service has"));
        return new AwsError(error.status(), error.code(), message, !error.fault(), Map.of());
    }

    /** For a request whose bytes are not what its operation takes. */
    public static AwsError malformed(AwsService service, MalformedRequest refusal) {
        return new AwsError(400, CommonErrors.malformed(service), String.valueOf(refusal.getMessage()));
    }

    /** For a request that breaks bounds of the model, in the words that the services share. */
    public static AwsError outOfBounds(AwsService service, List<Violation> violations) {
        var count = violations.size();
        var texts = violations.stream().map(Violation::text).collect(Collectors.joining("; "));
        return new AwsError(
                400,
                CommonErrors.outOfBounds(service),
                count + " validation error" + (count == 1 ? "" : "s") + " detected: " + texts);
    }

    /** For a request that the operation does not take, in words of its own. */
    public static AwsError invalid(AwsService service, String message) {
        return new AwsError(400, CommonErrors.outOfBounds(service), message);
    }

    /** For a request that names an operation that the model does not have. */
    public static AwsError unknown(Route.NoSuchOperation route) {
        return CommonErrors.unknown(route);
    }

    /** The same error with one more member. */
    public AwsError with(String member, String value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new AwsError(status, code, message, senderFault, more);
    }
}
