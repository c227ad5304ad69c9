package io.sallyport.gateway.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.gateway.core.AuthorizerSpec.Payload;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.events.AuthorizerEvent;
import io.sallyport.gateway.core.events.ProxyEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Our events against recorded ones of the real service: the same members of the same types. */
@Tag("vectors")
class EventShapeTest {
    private static final Path SAMPLES = Path.of(System.getProperty("sallyport.root"), "..", "shared", "data", "events");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Members whose names are data, and those that this product has not (mutual TLS, organisations, API keys). */
    private static final Set<String> OPEN = Set.of(
            "headers",
            "multiValueHeaders",
            "queryStringParameters",
            "multiValueQueryStringParameters",
            "pathParameters",
            "stageVariables",
            "authorizer",
            "clientCert",
            "authentication",
            "operationName",
            "cookies",
            "identitySource");

    private static Visit visit(Kind kind, String body, Map<String, String> stageVariables) {
        var route = new Route(
                "GET",
                "/my/{id}",
                "res001",
                new Route.Access.Open(),
                new IntegrationSpec.Function("arn", kind == Kind.REST ? Payload.V1 : Payload.V2, 1000));
        var api = new PublishedApi(
                kind,
                "a1b2c3d4e5",
                "n",
                kind == Kind.REST ? "test" : "$default",
                "d",
                "h",
                List.of(route),
                Map.of(),
                stageVariables,
                Optional.empty(),
                0);
        var headers = Headers.of(List.of(
                new Headers.Line("Header1", "one"),
                new Headers.Line("Header2", "one"),
                new Headers.Line("header2", "two"),
                new Headers.Line("Cookie", "a=1; b=2"),
                new Headers.Line("Content-Type", "application/json"),
                new Headers.Line("User-Agent", "agent")));
        return new Visit(
                api,
                route,
                Map.of("id", "7"),
                "GET",
                RequestPath.parse("/my/7"),
                kind == Kind.REST ? "/test/my/7" : "/my/7",
                Query.parse("p=1&p=2&q=a%20b"),
                headers,
                Body.of(body.getBytes(StandardCharsets.UTF_8)),
                new Visit.Origin("a1b2c3d4e5.execute-api.us-east-1.amazonaws.com", "192.0.2.7", "HTTP/1.1", true),
                new Visit.Home("123456789012", "us-east-1"),
                new Visit.Ids("c6af9ac6-7b61-11e6-9a41-93e8deadbeef", "JKJaXmPLvHcESHA="),
                Instant.parse("2020-03-04T19:15:17Z"));
    }

    private static Visit visit(Kind kind) {
        return visit(kind, "{}", Map.of("v", "1"));
    }

    private static JsonNode sample(String file) {
        var path = SAMPLES.resolve(file);
        assumeTrue(Files.exists(path), "skipped: no ../shared/data");
        try {
            return JSON.readTree(path.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code requestContext.identity.sourceIp:STRING}; null says nothing of a type. */
    private static Set<String> members(JsonNode node) {
        var found = new TreeSet<String>();
        members("", node, found);
        return found;
    }

    private static void members(String at, JsonNode node, Set<String> found) {
        for (var member : node.properties()) {
            var name = at + member.getKey();
            if (member.getValue() instanceof ObjectNode object && !OPEN.contains(member.getKey())) {
                members(name + ".", object, found);
            } else if (!member.getValue().isNull() && !OPEN.contains(member.getKey())) {
                found.add(name + ":" + member.getValue().getNodeType());
            }
        }
    }

    private static Set<String> names(JsonNode node, String... ours) {
        var names = new TreeSet<>(List.of(ours));
        members(node).forEach(member -> names.add(member.substring(0, member.indexOf(':'))));
        return names;
    }

    private static void assertNoTypeDiffers(JsonNode ours, JsonNode theirs) {
        var theirNames = names(theirs);
        assertThat(members(ours).stream()
                        .filter(member -> theirNames.contains(member.substring(0, member.indexOf(':')))))
                .isSubsetOf(members(theirs));
    }

    @Test
    void the_event_of_a_rest_api_has_the_members_of_a_recorded_one() {
        var theirs = sample("aws-lambda-go/apigw-request.json");
        var who = new Who.Signed("AKIA", "123456789012", "AIDA", "arn:aws:iam::123456789012:user/u", Optional.empty());
        var ours = ProxyEvent.v1(visit(Kind.REST), who);

        assertNoTypeDiffers(ours, theirs);
        var notHere = names(theirs);
        notHere.removeAll(names(ours));
        assertThat(notHere)
                .containsExactlyInAnyOrder(
                        "requestContext.identity.apiKey",
                        "requestContext.identity.apiKeyId",
                        "requestContext.identity.cognitoAuthenticationProvider",
                        "requestContext.identity.cognitoAuthenticationType",
                        "requestContext.identity.cognitoIdentityId",
                        "requestContext.identity.cognitoIdentityPoolId");
        assertThat(ours.at("/requestContext/identity").has("apiKey")).isTrue();
    }

    @Test
    void the_event_of_an_http_api_has_the_members_of_a_recorded_one() {
        var theirs = sample("powertools-python/apiGatewayProxyV2Event.json");
        var ours = ProxyEvent.v2(visit(Kind.HTTP), new Who.Nobody());

        assertThat(members(ours)).isEqualTo(members(theirs));
        assertThat(ours.at("/requestContext/time").asText()).isEqualTo("04/Mar/2020:19:15:17 +0000");
    }

    @Test
    void an_iam_caller_of_an_http_api_is_told_as_recorded() {
        var theirs = sample("powertools-python/apiGatewayProxyV2IamEvent.json").at("/requestContext/authorizer/iam");
        var cognito = new Who.Cognito("us-east-1:i", "us-east-1:p", List.of("authenticated"));
        var who = new Who.Signed(
                "ASIA", "123456789012", "AROA:s", "arn:aws:sts::1:assumed-role/r/s", Optional.of(cognito));
        var ours = ProxyEvent.v2(visit(Kind.HTTP), who).at("/requestContext/authorizer/iam");

        var fields = new TreeSet<String>();
        ours.fieldNames().forEachRemaining(fields::add);
        var expected = new TreeSet<String>();
        theirs.fieldNames().forEachRemaining(expected::add);
        assertThat(fields).isEqualTo(expected);
    }

    @Test
    void the_events_of_authorizers_have_the_members_of_recorded_ones() {
        var token = sample("powertools-python/apiGatewayAuthorizerTokenEvent.json");
        assertThat(members(AuthorizerEvent.token(visit(Kind.REST), "t"))).isEqualTo(members(token));

        var v2 = sample("aws-lambda-go/apigw-v2-custom-authorizer-v2-request.json");
        assertThat(members(AuthorizerEvent.v2(visit(Kind.HTTP), List.of("ann"))))
                .isEqualTo(members(v2));

        var v1 = sample("powertools-python/apiGatewayAuthorizerRequestEvent.json");
        var ours = AuthorizerEvent.v1(visit(Kind.HTTP), List.of("ann"));
        assertNoTypeDiffers(ours, v1);
        var notHere = names(v1);
        notHere.removeAll(names(ours));
        assertThat(notHere).containsExactly("requestContext.identity.apiKey");

        var rest = sample("aws-lambda-go/apigw-custom-auth-request-type-request.json");
        assertNoTypeDiffers(AuthorizerEvent.v1(visit(Kind.REST), List.of("ann")), rest);
    }

    @Test
    void of_a_header_that_came_twice_the_last_counts_and_all_are_told() {
        var event = ProxyEvent.v1(visit(Kind.REST), new Who.Nobody());

        assertThat(event.at("/headers/Header2").asText()).isEqualTo("two");
        assertThat(event.at("/multiValueHeaders/Header2").toString()).isEqualTo("[\"one\",\"two\"]");
        assertThat(event.at("/queryStringParameters/p").asText()).isEqualTo("2");
        assertThat(event.at("/multiValueQueryStringParameters/p").toString()).isEqualTo("[\"1\",\"2\"]");
        assertThat(event.at("/path").asText()).isEqualTo("/my/7");
        assertThat(event.at("/requestContext/path").asText()).isEqualTo("/test/my/7");
    }

    @Test
    void format_2_joins_by_commas_and_leaves_out_what_is_empty() {
        var event = ProxyEvent.v2(visit(Kind.HTTP), new Who.Nobody());
        assertThat(event.at("/headers/header2").asText()).isEqualTo("one,two");
        assertThat(event.at("/queryStringParameters/p").asText()).isEqualTo("1,2");
        assertThat(event.at("/rawQueryString").asText()).isEqualTo("p=1&p=2&q=a%20b");
        assertThat(event.at("/cookies").toString()).isEqualTo("[\"a=1\",\"b=2\"]");

        var bare = ProxyEvent.v2(visit(Kind.HTTP, "", Map.of()), new Who.Nobody());
        assertThat(bare.has("body")).isFalse();
        assertThat(bare.has("stageVariables")).isFalse();
        var v1 = ProxyEvent.v1(visit(Kind.REST, "", Map.of()), new Who.Nobody());
        assertThat(v1.get("body").isNull()).isTrue();
        assertThat(v1.get("stageVariables").isNull()).isTrue();
    }

    @Test
    void claims_are_told_as_texts_and_lists_in_brackets() {
        var claims = new TreeMap<String, Object>(
                Map.of("sub", "u1", "exp", 1583349317L, "cognito:groups", List.of("a", "b")));
        var event = ProxyEvent.v2(visit(Kind.HTTP), new Who.Claimed(claims, List.of()));

        assertThat(event.at("/requestContext/authorizer/jwt").toString())
                .isEqualTo(
                        "{\"claims\":{\"cognito:groups\":\"[a b]\",\"exp\":\"1583349317\",\"sub\":\"u1\"},\"scopes\":null}");
    }

    @Test
    void what_a_function_said_is_told_where_each_format_has_it() {
        var context = JsonNodeFactory.instance.objectNode().put("level", "7");
        var who = new Who.Vouched(Optional.of("ann"), context);

        assertThat(ProxyEvent.v1(visit(Kind.REST), who)
                        .at("/requestContext/authorizer")
                        .toString())
                .isEqualTo("{\"level\":\"7\",\"principalId\":\"ann\"}");
        assertThat(ProxyEvent.v2(visit(Kind.HTTP), who)
                        .at("/requestContext/authorizer")
                        .toString())
                .isEqualTo("{\"lambda\":{\"level\":\"7\"}}");
    }
}
