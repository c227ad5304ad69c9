package io.sallyport.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.core.AuthorizerSpec;
import io.sallyport.gateway.core.AuthorizerSpec.Payload;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Route.Access;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every authorizer's noes, and the few words each is said in. */
@ExtendWith(VertxExtension.class)
class AuthorizerRefusalTest {
    private static final Access BY_AUTHORIZER = new Access.Authorized("auth01", List.of());

    private static Stand stand(Vertx vertx, Kind kind, AuthorizerSpec authorizer, List<String> scopes) {
        var stand = new Stand(vertx);
        var access = new Access.Authorized(authorizer.id(), scopes);
        stand.publish(Apis.inventory(kind, "test", access, authorizer, 0));
        stand.functions.put(Stand.AUTHORIZER, _ -> Stand.answered(Policies.answer(Policies.SEED)));
        return stand;
    }

    private static Outbound pets(Stand stand, Map<String, String> headers) {
        return stand.send(Stand.request("GET", "/test/pets", headers));
    }

    private static void assertRefused(Stand stand, Outbound answer, int status, String type, String body) {
        assertThat(Stand.text(answer)).isEqualTo(body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(Optional.ofNullable(answer.headers().get("x-amzn-ErrorType")).orElse(""))
                .isEqualTo(type);
        assertThat(stand.calls(Stand.BACKEND)).isZero();
    }

    @Test
    void a_token_that_is_missing_empty_double_or_of_another_form_is_refused_without_asking(Vertx vertx) {
        var stand = stand(vertx, Kind.REST, Apis.token(300), List.of());
        var twice = Stand.request("GET", "/test/pets", Map.of("Authorization", "visitor-ann"));
        twice.headers().add("Authorization", "visitor-bob");

        for (var headers : List.of(
                Map.<String, String>of(), Map.of("Authorization", ""), Map.of("Authorization", "visitor-ann2"))) {
            assertRefused(stand, pets(stand, headers), 401, "UnauthorizedException", "{\"message\":\"Unauthorized\"}");
        }
        assertThat(stand.send(twice).status()).isEqualTo(401);
        assertThat(stand.invoked).isEmpty();
    }

    @Test
    void a_function_that_throws_exactly_unauthorized_says_401_and_any_other_failure_500(Vertx vertx) {
        var stand = stand(vertx, Kind.REST, Apis.token(300), List.of());
        var ann = Map.of("Authorization", "visitor-ann");

        stand.functions.put(Stand.AUTHORIZER, _ -> Stand.thrown("Unauthorized"));
        assertRefused(stand, pets(stand, ann), 401, "UnauthorizedException", "{\"message\":\"Unauthorized\"}");
        stand.functions.put(Stand.AUTHORIZER, _ -> Stand.thrown("unauthorized"));
        assertRefused(stand, pets(stand, ann), 500, "AuthorizerFailureException", "{\"message\":null}");
        stand.functions.put(
                Stand.AUTHORIZER,
                _ -> Future.failedFuture(new Refusal(FunctionFailure.NOT_PERMITTED, "no permission")));
        assertRefused(stand, pets(stand, ann), 500, "AuthorizerFailureException", "{\"message\":null}");
        stand.functions.put(
                Stand.AUTHORIZER, _ -> Future.failedFuture(new Refusal(BusFailure.UNAVAILABLE, "too late")));
        assertRefused(stand, pets(stand, ann), 500, "AuthorizerFailureException", "{\"message\":null}");
        stand.functions.put(Stand.AUTHORIZER, _ -> Stand.answered("{\"isAuthorized\":true}"));
        assertRefused(stand, pets(stand, ann), 500, "AuthorizerConfigurationException", "{\"message\":null}");
        assertThat(stand.calls(Stand.AUTHORIZER)).isEqualTo(5);
    }

    @Test
    void a_context_that_is_nested_or_says_claims_is_no_answer(Vertx vertx) {
        var stand = stand(vertx, Kind.REST, Apis.token(0), List.of());
        for (var context : List.of("{\"a\":{}}", "{\"a\":[]}", "{\"claims\":\"x\"}", "[]", "{\"a\":null}")) {
            stand.functions.put(
                    Stand.AUTHORIZER,
                    _ -> Stand.answered("{\"principalId\":\"v\",\"policyDocument\":" + Policies.SEED + ",\"context\":"
                            + context + "}"));

            assertThat(pets(stand, Map.of("Authorization", "visitor-ann")).status())
                    .isEqualTo(500);
        }
        assertThat(stand.calls(Stand.BACKEND)).isZero();
    }

    @Test
    void a_request_without_its_identity_is_refused_without_asking(Vertx vertx) {
        var stand = stand(vertx, Kind.REST, Apis.request(Kind.REST, Payload.V1, false, 300), List.of());

        assertRefused(stand, pets(stand, Map.of()), 401, "UnauthorizedException", "{\"message\":\"Unauthorized\"}");
        assertThat(pets(stand, Map.of("X-Visitor", "")).status()).isEqualTo(401);
        assertThat(stand.invoked).isEmpty();
    }

    @Test
    void a_rest_authorizer_that_keeps_nothing_is_asked_without_an_identity_too(Vertx vertx) {
        var stand = stand(vertx, Kind.REST, Apis.request(Kind.REST, Payload.V1, false, 0), List.of());

        assertThat(pets(stand, Map.of()).status()).isEqualTo(200);
        assertThat(stand.calls(Stand.AUTHORIZER)).isEqualTo(1);
    }

    @Test
    void a_simple_answer_must_be_true_itself(Vertx vertx) {
        var stand = stand(vertx, Kind.HTTP, Apis.request(Kind.HTTP, Payload.V2, true, 0), List.of());
        var ann = Map.of("X-Visitor", "ann");

        stand.functions.put(Stand.AUTHORIZER, _ -> Stand.answered("{\"isAuthorized\":true}"));
        assertThat(pets(stand, ann).status()).isEqualTo(200);
        stand.invoked.clear();
        stand.functions.put(Stand.AUTHORIZER, _ -> Stand.answered("{\"isAuthorized\":false}"));
        assertRefused(stand, pets(stand, ann), 403, "", "{\"message\":\"Forbidden\"}");
        for (var no : List.of("\"true\"", "\"false\"", "1", "null", "{}")) {
            stand.functions.put(Stand.AUTHORIZER, _ -> Stand.answered("{\"isAuthorized\":" + no + "}"));
            assertRefused(stand, pets(stand, ann), 500, "", "{\"message\":\"Internal Server Error\"}");
        }
    }

    @Test
    void an_unsigned_call_of_an_iam_route_lacks_its_token(Vertx vertx) {
        var stand = stand(vertx, Kind.REST, Apis.token(300), List.of());
        stand.publish(Apis.inventory(Kind.REST, "test", new Access.Iam(), Apis.token(300), 0));
        var body = "{\"message\":\"Missing Authentication Token\"}";

        assertRefused(stand, pets(stand, Map.of()), 403, "MissingAuthenticationTokenException", body);
        assertRefused(
                stand,
                stand.send(Stand.request("GET", "/test/nowhere", Map.of())),
                403,
                "MissingAuthenticationTokenException",
                body);
    }

    @Test
    void a_signature_over_anything_else_is_refused(Vertx vertx) {
        var stand = new Stand(vertx);
        stand.publish(Apis.inventory(Kind.REST, "test", new Access.Iam(), Apis.token(300), 0));
        stand.rolePolicy(Policies.policy(Policies.ALLOW));
        var signed = stand.signed("GET", "/test/pets");
        var late = stand.signed(Stand.request("GET", "/test/pets", Map.of()), Stand.NOW.minusSeconds(301));

        assertThat(stand.send(signed).status()).isEqualTo(200);
        stand.invoked.clear();
        assertThat(type(stand.send(moved(signed, "GET", "/test/pets?a=b")))).isEqualTo("InvalidSignatureException");
        assertThat(type(stand.send(moved(signed, "POST", "/test/inventory")))).isEqualTo("InvalidSignatureException");
        assertThat(type(stand.send(late))).isEqualTo("InvalidSignatureException");
        stand.pass(Duration.ofHours(2));
        assertThat(type(stand.send(stand.signed("GET", "/test/pets")))).isEqualTo("ExpiredTokenException");
        assertThat(stand.invoked).isEmpty();
    }

    private static Inbound moved(Inbound request, String method, String uri) {
        return new Inbound(method, uri, request.headers(), request.body(), request.peer(), request.secure());
    }

    private static String type(Outbound answer) {
        assertThat(answer.status()).isEqualTo(403);
        return answer.headers().get("x-amzn-ErrorType");
    }

    @Test
    void a_node_without_a_lease_lets_nobody_in_however_they_would_be_vouched_for(Vertx vertx) {
        var stand = stand(vertx, Kind.REST, Apis.token(300), List.of());
        var ann = Map.of("Authorization", "visitor-ann");
        assertThat(pets(stand, ann).status()).isEqualTo(200);
        stand.invoked.clear();

        stand.ledgers.stopLeasing();
        stand.pass(Duration.ofHours(25));

        assertRefused(
                stand, pets(stand, ann), 503, "ServiceUnavailableException", "{\"message\":\"Service Unavailable\"}");
        assertThat(stand.invoked).isEmpty();
    }

    @Test
    void a_lease_that_ended_while_the_authorizer_was_asked_lets_nobody_in(Vertx vertx) {
        var stand = stand(vertx, Kind.REST, Apis.token(300), List.of());
        stand.functions.put(Stand.AUTHORIZER, _ -> {
            stand.ledgers.stopLeasing();
            stand.pass(Duration.ofHours(25));
            return Stand.answered(Policies.answer(Policies.policy(Policies.ALLOW)));
        });

        var answer = stand.sendOnly(Stand.request("GET", "/test/pets", Map.of("Authorization", "visitor-ann")));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(stand.invoked).as("the authorizer alone").hasSize(1);
    }

    private static AuthorizerSpec pools(Optional<String> validation) {
        return Apis.pools("us-east-1_AbCdEfGhI", validation);
    }

    private static Map<String, String> bearer(Stand stand, JsonObject claims) {
        return Map.of("Authorization", "Bearer " + stand.tokens.sign(claims));
    }

    @Test
    void without_scopes_the_id_token_counts_and_the_access_token_does_not(Vertx vertx) {
        var stand = stand(vertx, Kind.REST, pools(Optional.of("client-1")), List.of());
        var id = Tokens.claims("id").put("aud", "client-1");

        assertThat(pets(stand, bearer(stand, id)).status()).isEqualTo(200);
        assertThat(pets(stand, Map.of("Authorization", stand.tokens.sign(id))).status())
                .isEqualTo(200);
        stand.invoked.clear();
        var body = "{\"message\":\"Unauthorized\"}";
        for (var access :
                List.of(Tokens.claims("access"), Tokens.claims("access").put("aud", "client-1"))) {
            assertRefused(stand, pets(stand, bearer(stand, access)), 401, "UnauthorizedException", body);
        }
        assertRefused(
                stand,
                pets(stand, bearer(stand, id.copy().put("aud", "client-2"))),
                401,
                "UnauthorizedException",
                body);
        assertRefused(
                stand,
                pets(stand, bearer(stand, id.copy().put("iss", "https://elsewhere.example"))),
                401,
                "UnauthorizedException",
                body);
        assertRefused(stand, pets(stand, Map.of()), 401, "UnauthorizedException", body);
    }

    @Test
    void a_pool_of_another_account_or_region_is_another_one_though_it_is_called_the_same(Vertx vertx) {
        for (var home : List.of("us-east-1:999999999999", "eu-west-1:123456789012")) {
            var arn = "arn:aws:cognito-idp:" + home + ":userpool/us-east-1_AbCdEfGhI";
            var pools =
                    new AuthorizerSpec.UserPools("auth01", "members", List.of(arn), "Authorization", Optional.empty());
            var stand = stand(vertx, Kind.REST, pools, List.of());

            assertRefused(
                    stand,
                    pets(stand, bearer(stand, Tokens.claims("id"))),
                    401,
                    "UnauthorizedException",
                    "{\"message\":\"Unauthorized\"}");
        }
    }

    @Test
    void a_token_of_a_pool_that_the_authorizer_does_not_name_is_no_good(Vertx vertx) {
        var stand = stand(vertx, Kind.REST, Apis.pools("us-east-1_ZzZzZzZzZ", Optional.empty()), List.of());

        assertThat(pets(stand, bearer(stand, Tokens.claims("id").put("aud", "client-1")))
                        .status())
                .isEqualTo(401);
        assertThat(stand.invoked).isEmpty();
    }

    @Test
    void with_scopes_the_access_token_needs_one_of_them(Vertx vertx) {
        var stand = stand(vertx, Kind.REST, pools(Optional.empty()), List.of("pets/read", "pets/write"));

        assertThat(pets(stand, bearer(stand, Tokens.claims("access").put("scope", "openid pets/read")))
                        .status())
                .isEqualTo(200);
        stand.invoked.clear();
        for (var token : List.of(
                Tokens.claims("access"),
                Tokens.claims("access").put("scope", "pets"),
                Tokens.claims("id").put("scope", "pets/read"))) {
            assertThat(pets(stand, bearer(stand, token)).status()).isEqualTo(401);
        }
        assertThat(stand.invoked).isEmpty();
    }

    @Test
    void an_expired_token_is_told_so_and_a_forged_one_nothing(Vertx vertx) {
        var stand = stand(vertx, Kind.REST, pools(Optional.empty()), List.of());
        var old = Tokens.claims("id").put("exp", Stand.NOW.getEpochSecond() - 1);
        var forged = new Tokens(Tokens.rsa()).sign(Tokens.claims("id"));

        assertRefused(
                stand,
                pets(stand, bearer(stand, old)),
                401,
                "UnauthorizedException",
                "{\"message\":\"The incoming token has expired\"}");
        assertRefused(
                stand,
                pets(stand, Map.of("Authorization", forged)),
                401,
                "UnauthorizedException",
                "{\"message\":\"Unauthorized\"}");
    }

    private static AuthorizerSpec jwt() {
        return new AuthorizerSpec.Jwt(
                "auth01", "openid", Ledgers.POOL_ISSUER, List.of("client-1"), "$request.header.Authorization");
    }

    @Test
    void a_jwt_needs_the_audience_and_a_scope_and_says_what_was_wrong(Vertx vertx) {
        var stand = stand(vertx, Kind.HTTP, jwt(), List.of("read"));
        var good = Tokens.claims("access").put("client_id", "client-1").put("scope", "read write");

        assertThat(pets(stand, bearer(stand, good)).status()).isEqualTo(200);
        assertThat(new JsonObject(stand.invoked.getLast().payload())
                        .getJsonObject("requestContext")
                        .getJsonObject("authorizer")
                        .getJsonObject("jwt")
                        .getJsonArray("scopes"))
                .isEqualTo(new JsonArray().add("read"));
        stand.invoked.clear();
        var other = pets(stand, bearer(stand, good.copy().put("aud", "client-2")));
        assertRefused(stand, other, 401, "", "{\"message\":\"Unauthorized\"}");
        assertThat(other.headers().get("www-authenticate"))
                .startsWith("Bearer scope=\"\" error=\"invalid_token\" error_description=\"");
        assertRefused(
                stand,
                pets(stand, bearer(stand, good.copy().put("scope", "write"))),
                403,
                "",
                "{\"message\":\"Forbidden\"}");
        assertThat(pets(stand, Map.of()).headers().get("www-authenticate")).isEqualTo("Bearer");
        assertThat(stand.invoked).isEmpty();
    }

    @Test
    void an_authorizer_that_is_not_defined_lets_nobody_in(Vertx vertx) {
        var stand = new Stand(vertx);
        stand.publish(Apis.api(Kind.REST, "test", Apis.inventoryRoutes(Kind.REST, BY_AUTHORIZER), Map.of(), 0));

        assertRefused(
                stand,
                pets(stand, Map.of("Authorization", "visitor-ann")),
                500,
                "InternalServerErrorException",
                "{\"message\":\"Internal server error\"}");
    }
}
