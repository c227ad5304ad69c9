package io.sallyport.launcher.refusals;

import io.sallyport.launcher.RawHttps.Reply;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An answer in the three parts that clients read, whatever its protocol wraps them in.
 *
 * @param code    the name of the error; empty where the protocol has none
 * @param message with dates and times replaced by #
 */
record Said(int status, String code, String message) {
    private static final Pattern CODE = Pattern.compile("<Code>([^<]*)</Code>");
    private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]*)</Message>");

    static Said of(Reply reply) {
        var json = json(reply.body());
        var code = json.map(body -> body.getString("__type"))
                .or(() -> first(CODE, reply.body()))
                .orElse(reply.header("x-amzn-errortype"));
        var message = json.map(body -> body.getString("message", body.getString("Message")))
                .or(() -> first(MESSAGE, reply.body()))
                .orElse("");
        return new Said(reply.status(), code, message.replaceAll("\\d{8}T\\d{6}Z|\\d{10}", "#"));
    }

    /** @return the same with no more of the message than {@code other} has: some go on with what was computed */
    Said asLongAs(Said other) {
        return new Said(
                status,
                code,
                message.substring(0, Math.min(message.length(), other.message().length())));
    }

    private static Optional<JsonObject> json(String body) {
        try {
            return Optional.of(new JsonObject(body));
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> first(Pattern pattern, String body) {
        return pattern.matcher(body).results().map(found -> found.group(1)).findFirst();
    }
}
