package io.sallyport.gateway.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.CompiledPolicy;
import io.sallyport.iampolicy.MalformedPolicy;
import io.sallyport.iampolicy.PolicyDocument;
import io.sallyport.iampolicy.Rules;
import java.util.Optional;

/**
 * What an authorizer's function answered, read and found well-formed. Not a verdict: each request is judged by it anew.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html">API Gateway
 *     Developer Guide, "Output from an API Gateway Lambda authorizer"</a>
 */
public sealed interface AuthorizerAnswer {
    /** What integrations are told. */
    ObjectNode context();

    /** A policy about whoever was identified. */
    record Policy(String principalId, CompiledPolicies policy, ObjectNode context) implements AuthorizerAnswer {}

    /** Yes or no for every route that asks with the same identity (HTTP APIs, format 2.0). */
    record Simple(boolean authorized, ObjectNode context) implements AuthorizerAnswer {}

    /** An answer that is none: nobody is let in by it, and it is not kept. */
    final class Malformed extends RuntimeException {
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
    static AuthorizerAnswer read(String json, Kind kind, boolean simple) {
        var answer = Reading.object(json);
        if (simple && answer.has("isAuthorized")) {
            return new Simple(Reading.authorized(answer), Reading.context(answer, kind));
        }
        return new Policy(Reading.principal(answer), Reading.policy(answer), Reading.context(answer, kind));
    }

    /** The steps of reading one. */
    final class Reading {
        private static final int MOST_RESOURCE = 512;
        private static final JsonMapper JSON = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();

        private Reading() {}

        private static ObjectNode object(String json) {
            try {
                if (JSON.readTree(json) instanceof ObjectNode object) {
                    return object;
                }
            } catch (JsonProcessingException e) {
                throw new Malformed("the answer is no JSON");
            }
            throw new Malformed("the answer is no JSON object");
        }

        private static boolean authorized(ObjectNode answer) {
            var authorized = answer.path("isAuthorized");
            if (!authorized.isBoolean()) {
                throw new Malformed("isAuthorized must be true or false, not a " + authorized.getNodeType());
            }
            return authorized.booleanValue();
        }

        private static String principal(ObjectNode answer) {
            var principal = answer.path("principalId");
            if (!principal.isTextual() || principal.textValue().isEmpty()) {
                throw new Malformed("principalId must be a text");
            }
            return principal.textValue();
        }

        private static CompiledPolicies policy(ObjectNode answer) {
            if (!(answer.path("policyDocument") instanceof ObjectNode policy)) {
                throw new Malformed("policyDocument must be an object");
            }
            try {
                var document = PolicyDocument.parse(policy.toString(), Rules.AUTHORIZER);
                document.statements()
                        .forEach(s -> s.resources().ifPresent(r -> r.items().forEach(Reading::bounded)));
                return CompiledPolicies.of(CompiledPolicy.of(document).named("authorizer", ""));
            } catch (MalformedPolicy e) {
                throw new Malformed("policyDocument is malformed: " + e.reason());
            }
        }

        private static void bounded(String resource) {
            if (resource.length() > MOST_RESOURCE) {
                throw new Malformed("a Resource may have " + MOST_RESOURCE + " characters");
            }
        }

        private static ObjectNode context(ObjectNode answer, Kind kind) {
            var context = Optional.of(answer.path("context")).filter(node -> !node.isMissingNode() && !node.isNull());
            if (context.isEmpty()) {
                return JsonNodeFactory.instance.objectNode();
            }
            if (!(context.get() instanceof ObjectNode object)) {
                throw new Malformed("context must be an object");
            }
            return kind == Kind.REST ? texts(object) : object;
        }

        /** REST APIs hand on texts only, made of texts, numbers and booleans; {@code claims} is not the function's to say. */
        private static ObjectNode texts(ObjectNode context) {
            var texts = JsonNodeFactory.instance.objectNode();
            for (var member : context.properties()) {
                texts.put(member.getKey(), text(member.getKey(), member.getValue()));
            }
            return texts;
        }

        private static String text(String name, JsonNode value) {
            if (name.equals("claims") || !value.isValueNode() || value.isNull()) {
                throw new Malformed("context." + name + " must be a text, a number or a boolean");
            }
            return value.asText();
        }
    }
}
