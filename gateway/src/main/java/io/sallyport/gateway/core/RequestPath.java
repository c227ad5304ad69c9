package io.sallyport.gateway.core;

import io.sallyport.awswire.MalformedRequest;
import io.sallyport.awswire.Percent;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.sigv4.RawPath;
import java.util.ArrayList;
import java.util.List;

/**
 * The path below a stage: as it was sent, and as whoever decodes it reads it. A path that two readers could take for two resources has
 * no such form and is refused; see docs/decisions, "Which path is judged".
 *
 * @param sent          raw, beginning with a slash
 * @param segments      percent-decoded once; none for the root
 * @param trailingSlash whether more than the root ended in a slash
 */
public record RequestPath(String sent, List<String> segments, boolean trailingSlash) {

    /**
     * @param raw empty for the root
     * @throws Refusal {@link GatewayFailure#BAD_REQUEST} for {@code //}, dot segments, encoded slashes, backslashes, {@code ;}, broken
     *     encodings, control characters and bytes that are no UTF-8
     */
    public static RequestPath parse(String raw) {
        var sent = raw.isEmpty() ? "/" : raw;
        RawPath.doubt(sent).ifPresent(doubt -> {
            throw ambiguous();
        });
        try {
            return new RequestPath(sent, segments(sent), sent.length() > 1 && sent.endsWith("/"));
        } catch (MalformedRequest e) {
            throw ambiguous();
        }
    }

    private static List<String> segments(String sent) {
        List<String> segments = new ArrayList<>();
        for (int from = 1; from < sent.length(); ) {
            int slash = sent.indexOf('/', from);
            int to = slash < 0 ? sent.length() : slash;
            segments.add(Percent.decode(sent.substring(from, to)));
            from = to + 1;
        }
        return List.copyOf(segments);
    }

    private static Refusal ambiguous() {
        return new Refusal(GatewayFailure.BAD_REQUEST, "Bad Request");
    }

    /** Decoded, without a trailing slash: the path that has to be allowed. */
    public String read() {
        return "/" + String.join("/", segments);
    }

    /** @return as it was sent, when that is another spelling: it must not be denied either */
    public List<String> otherSpellings() {
        return sent.equals(read()) ? List.of() : List.of(sent);
    }
}
