package io.sallyport.gateway.simulate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.runtime.http.Inbound;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The request that somebody asks about, as its JSON says:
 * {@code {"method": "POST", "url": "https://…", "headers": [["Accept", "text/plain"]], "body": "<base64>", "sourceIp": "192.0.2.7"}}.
 * Without {@code sourceIp} it comes from where the question comes from.
 *
 * @param headers as they are on the wire; without a Host it is the URL's
 */
record Question(String method, Target target, List<HeaderLine> headers, Buffer body, Optional<String> peer) {
    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final int MOST_HEADERS = 256;
    private static final int DEEPEST = 3;
    private static final Set<String> MEMBERS = Set.of("method", "url", "headers", "body", "sourceIp");
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws Refusal {@link GatewayFailure#TOO_LARGE} */
    static void bounded(Buffer json) {
        if (json.length() > MOST_BYTES) {
            throw new Refusal(
                    GatewayFailure.TOO_LARGE,
                    "a question may have " + MOST_BYTES + " bytes, not " + json.length() + "; leave the body out");
        }
    }

    /** @throws Refusal {@link GatewayFailure#INVALID_REQUEST}, naming the member that is wrong */
    static Question read(byte[] json) {
        var object = object(json);
        object.fieldNames().forEachRemaining(Question::known);
        var method = method(text(object, "method"));
        return new Question(
                method,
                Target.parse(text(object, "url")).readWith(method),
                headers(object.path("headers")),
                body(object),
                optional(object, "sourceIp").map(PeerAddress::parse));
    }

    private static ObjectNode object(byte[] json) {
        try {
            if (JSON.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw invalid("the body is no JSON as expected" + place(e));
        } catch (IOException e) {
            throw invalid("the body is no JSON");
        }
        throw invalid("the body has to be a JSON object with method, url, headers, body and sourceIp");
    }

    /** Its position and nothing of its text; what is over a bound of the parser is nowhere. */
    private static String place(JsonProcessingException e) {
        return Optional.ofNullable(e.getLocation())
                .map(at -> ", at line " + at.getLineNr() + ", column " + at.getColumnNr())
                .orElse(": it is too deep, or one of its names or numbers is too long");
    }

    private static void known(String member) {
        if (!MEMBERS.contains(member)) {
            throw invalid(member + ": no such member; expected method, url, headers, body and sourceIp");
        }
    }

    private static String text(ObjectNode object, String member) {
        return optional(object, member).orElseThrow(() -> invalid(member + ": expected, and a text"));
    }

    private static Optional<String> optional(ObjectNode object, String member) {
        var value = object.path(member);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw invalid(member + ": expected a text");
        }
        return Optional.ofNullable(value.textValue());
    }

    private static String method(String method) {
        if (!HeaderLine.isToken(method)) {
            throw invalid("method: expected one as HTTP has it, for example GET");
        }
        return method;
    }

    private static List<HeaderLine> headers(JsonNode lines) {
        if (lines.isMissingNode()) {
            return List.of();
        }
        if (!(lines instanceof ArrayNode array) || array.size() > MOST_HEADERS) {
            throw invalid("headers: expected a list of at most " + MOST_HEADERS + " pairs of name and value");
        }
        List<HeaderLine> headers = new ArrayList<>(array.size());
        array.forEach(line -> headers.add(HeaderLine.of(line, headers.size())));
        return headers;
    }

    private static Buffer body(ObjectNode object) {
        try {
            return optional(object, "body")
                    .map(text -> Buffer.buffer(Base64.getDecoder().decode(text)))
                    .orElseGet(Buffer::buffer);
        } catch (IllegalArgumentException e) {
            throw invalid("body: expected base64");
        }
    }

    /** @throws Refusal when no listener would read it: what cannot be sent cannot be asked about */
    Inbound request(Inbound call) {
        var lines = HeaderLine.complete(headers, target.authority(), body.length());
        return new Inbound(method, target.uri(), lines, body, peer.orElse(call.peer()), target.secure());
    }

    static Refusal invalid(String what) {
        return new Refusal(GatewayFailure.INVALID_REQUEST, what);
    }
}
