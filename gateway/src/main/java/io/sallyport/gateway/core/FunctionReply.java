package io.sallyport.gateway.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.gateway.core.AuthorizerSpec.Payload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a function answered to a whole request, read in the format that was agreed. */
public record FunctionReply(int status, Headers headers, Body body) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String JSON_TYPE = "application/json";

    /** An answer that is none. */
    public static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Malformed(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        public String reason() {
            return reason;
        }
    }

    /** @throws Malformed with what is wrong */
    public static FunctionReply read(String payload, Payload format) {
        var answer = json(payload);
        if (format == Payload.V2 && !(answer instanceof ObjectNode && answer.has("statusCode"))) {
            return inferred(answer);
        }
        if (!(answer instanceof ObjectNode object)) {
            throw new Malformed("the function must answer an object with a statusCode");
        }
        return new FunctionReply(status(object), headers(object, format), body(object));
    }

    private static JsonNode json(String payload) {
        try {
            return JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new Malformed("the function's answer is no JSON");
        }
    }

    /** Without a status code the whole answer is the body. */
    private static FunctionReply inferred(JsonNode answer) {
        var body = answer.isTextual() ? answer.textValue() : answer.isMissingNode() ? "" : answer.toString();
        return new FunctionReply(200, Headers.of(List.of(new Headers.Line(CONTENT_TYPE, JSON_TYPE))), utf8(body));
    }

    private static int status(ObjectNode answer) {
        var status = answer.path("statusCode");
        int code = status.isTextual() ? digits(status.textValue()) : status.isIntegralNumber() ? status.asInt() : 0;
        if (code < 200 || code > 599) {
            throw new Malformed("statusCode must be a number from 200 to 599");
        }
        return code;
    }

    private static int digits(String text) {
        return text.matches("\\d{3}") ? Integer.parseInt(text) : 0;
    }

    private static Headers headers(ObjectNode answer, Payload format) {
        List<Headers.Line> lines = new ArrayList<>();
        var multi = members(answer, "multiValueHeaders");
        for (var header : members(answer, "headers").properties()) {
            if (!hasName(multi, header.getKey())) {
                lines.add(line(header.getKey(), header.getValue()));
            }
        }
        for (var header : multi.properties()) {
            if (!header.getValue().isArray()) {
                throw new Malformed("multiValueHeaders." + header.getKey() + " must be a list");
            }
            header.getValue().forEach(value -> lines.add(line(header.getKey(), value)));
        }
        if (format == Payload.V2) {
            answer.path("cookies").forEach(cookie -> lines.add(line("Set-Cookie", cookie)));
        }
        return typed(Headers.of(lines));
    }

    private static ObjectNode members(ObjectNode answer, String name) {
        var node = answer.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return JSON.createObjectNode();
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new Malformed(name + " must be an object");
    }

    private static boolean hasName(ObjectNode headers, String name) {
        for (var header : headers.properties()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private static Headers.Line line(String name, JsonNode value) {
        if (!NAME.matcher(name).matches() || !value.isValueNode() || !isPlain(value.asText())) {
            throw new Malformed("header '" + name + "' cannot be sent");
        }
        return new Headers.Line(remapped(name), value.isNull() ? "" : value.asText());
    }

    private static boolean isPlain(String value) {
        return value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 127 && c <= 0xFF));
    }

    /** What belongs to the connection, or to this gateway, is sent under another name, as API Gateway does. */
    private static String remapped(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "connection",
                    "content-length",
                    "date",
                    "keep-alive",
                    "server",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "www-authenticate" -> "x-amzn-Remapped-" + name;
            default -> name;
        };
    }

    private static Headers typed(Headers headers) {
        return headers.all(CONTENT_TYPE).isEmpty() ? headers.with(CONTENT_TYPE, JSON_TYPE) : headers;
    }

    private static Body body(ObjectNode answer) {
        var body = answer.path("body");
        if (body.isMissingNode() || body.isNull()) {
            return Body.NONE;
        }
        if (!body.isTextual()) {
            throw new Malformed("body must be a text");
        }
        return answer.path("isBase64Encoded").asBoolean(false) ? decoded(body.textValue()) : utf8(body.textValue());
    }

    private static Body decoded(String base64) {
        try {
            return Body.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new Malformed("body is no base64");
        }
    }

    private static Body utf8(String text) {
        return Body.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
