package io.sallyport.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.gateway.core.AuthorizerSpec;
import io.sallyport.gateway.core.AuthorizerSpec.Payload;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Route.Access;
import io.sallyport.runtime.http.Inbound;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** P06: what would become of a request. That it is what becomes of it, every {@link Stand#send} of this folder's tests shows. */
@ExtendWith(VertxExtension.class)
class SimulateTest {
    private static final Access GUARDED = new Access.Authorized("auth01", List.of());
    private static final Map<String, String> ANN = Map.of("Authorization", "visitor-ann", "X-Visitor", "ann");

    private Stand stand;

    @BeforeEach
    void open(Vertx vertx) {
        stand = new Stand(vertx);
        stand.functions.put(Stand.AUTHORIZER, _ -> Stand.answered(Policies.answer(Policies.SEED)));
        stand.rolePolicy(Policies.SEED);
    }

    /** Every way to be let in. */
    enum Way {
        NONE,
        AWS_IAM,
        COGNITO_USER_POOLS,
        JWT,
        TOKEN,
        REQUEST;

        private Kind kind() {
            return this == JWT ? Kind.HTTP : Kind.REST;
        }

        private Access access() {
            return switch (this) {
                case NONE -> new Access.Open();
                case AWS_IAM -> new Access.Iam();
                case COGNITO_USER_POOLS, JWT, TOKEN, REQUEST -> GUARDED;
            };
        }

        private AuthorizerSpec authorizer() {
            return switch (this) {
                case NONE, AWS_IAM, TOKEN -> Apis.token(300);
                case REQUEST -> Apis.request(Kind.REST, Payload.V1, false, 300);
                case JWT ->
                    new AuthorizerSpec.Jwt(
                            "auth01", "jwt", Ledgers.POOL_ISSUER, List.of("web"), "$request.header.Authorization");
                case COGNITO_USER_POOLS ->
                    new AuthorizerSpec.UserPools(
                            "auth01",
                            "pools",
                            List.of("arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_AbCdEfGhI"),
                            "Authorization",
                            Optional.empty());
            };
        }

        private Inbound request(Stand stand, String method, String path) {
            return switch (this) {
                case AWS_IAM -> stand.signed(method, path);
                case NONE, TOKEN, REQUEST -> Stand.request(method, path, ANN);
                case COGNITO_USER_POOLS, JWT ->
                    Stand.request(method, path, Map.of("Authorization", "Bearer " + stand.tokens.sign(claims())));
            };
        }

        private static JsonObject claims() {
            return new JsonObject()
                    .put("iss", Ledgers.POOL_ISSUER)
                    .put("sub", "u1")
                    .put("aud", "web")
                    .put("token_use", "id")
                    .put("iat", Stand.NOW.getEpochSecond())
                    .put("exp", Stand.NOW.getEpochSecond() + 3600);
        }

        private String principal() {
            return switch (this) {
                case NONE -> "anonymous";
                case AWS_IAM -> "arn:aws:sts::123456789012:assumed-role/visitor/CognitoIdentityCredentials";
                case COGNITO_USER_POOLS, JWT -> "subject u1 of " + Ledgers.POOL_ISSUER;
                case TOKEN, REQUEST -> "visitor";
            };
        }

        /** Where a credential is looked for, none is there. */
        private int statusWithout() {
            return this == AWS_IAM ? 403 : 401;
        }
    }

    private void publish(Way way) {
        stand.publish(Apis.inventory(way.kind(), "test", way.access(), way.authorizer(), 0));
    }

    @ParameterizedTest
    @EnumSource
    void p06_who_is_let_in_is_told_which_way_and_no_backend_hears_of_it(Way way) {
        publish(way);

        var told = stand.simulated.of(way.request(stand, "GET", "/test/pets"));

        assertThat(told.getBoolean("allowed")).as(told.encodePrettily()).isTrue();
        assertThat(told.getString("route")).isEqualTo("GET /pets");
        assertThat(told.getString("stage")).isEqualTo("test");
        assertThat(told.getJsonObject("authorizer").getString("type")).isEqualTo(way.name());
        assertThat(told.getString("principal")).isEqualTo(way.principal());
        assertThat(told.getString("integration")).isEqualTo("function " + Stand.BACKEND);
        assertThat(told.containsKey("status")).isFalse();
        assertThat(stand.calls(Stand.BACKEND)).isZero();
    }

    @Test
    void p06_a_token_without_a_subject_is_told_by_its_issuer() {
        publish(Way.JWT);
        var claims = Way.claims();
        claims.remove("sub");
        var headers = Map.of("Authorization", "Bearer " + stand.tokens.sign(claims));

        var told = stand.simulated.of(Stand.request("GET", "/test/pets", headers));

        assertThat(told.getString("principal")).isEqualTo("no subject of " + Ledgers.POOL_ISSUER);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void p06_who_has_no_credential_is_told_what_the_client_would_be(Way way) {
        publish(way);
        var request = Stand.request("GET", "/test/pets", Map.of());

        var told = stand.simulated.of(request);

        assertThat(told.getBoolean("allowed")).isFalse();
        assertThat(told.getInteger("status")).isEqualTo(way.statusWithout());
        assertThat(told.getString("message")).isEqualTo(Stand.text(stand.sendOnly(request)));
        assertThat(told.getString("requestId")).isNotEmpty();
        assertThat(stand.invoked).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"AWS_IAM", "TOKEN", "REQUEST"})
    void p06_a_refusal_names_the_statement_that_denies_and_where_it_stands(Way way) {
        publish(way);

        var told = stand.simulated.of(way.request(stand, "POST", "/test/inventory"));

        var reasoning = told.getJsonArray("trace").getJsonObject(0);
        assertThat(told.getInteger("status")).isEqualTo(403);
        assertThat(reasoning.getString("resource"))
                .isEqualTo("arn:aws:execute-api:us-east-1:123456789012:ff5h7fdsed/test/POST/inventory");
        assertThat(reasoning.getJsonObject("decision").getString("outcome")).isEqualTo("explicitDeny");
        assertThat(reasoning.getJsonObject("decision").getInteger("line")).isEqualTo(1);
        assertThat(reasoning.getJsonObject("decision").getInteger("column")).isEqualTo(137);
        assertThat(reasoning.getJsonArray("statements")).hasSize(2);
        assertThat(stand.calls(Stand.BACKEND)).isZero();
    }

    @Test
    void p06_an_allow_is_explained_too_with_the_first_element_that_did_not_match() {
        publish(Way.AWS_IAM);

        var told = stand.simulated.of(stand.signed("GET", "/test/pets"));

        var statements = told.getJsonArray("trace").getJsonObject(0).getJsonArray("statements");
        assertThat(told.getJsonArray("trace")).hasSize(1);
        assertThat(statements.getJsonObject(0).getString("policy")).isEqualTo("visitor");
        assertThat(statements.getJsonObject(0).getBoolean("matched")).isTrue();
        assertThat(statements.getJsonObject(1).getString("effect")).isEqualTo("DENY");
        assertThat(statements.getJsonObject(1).getString("missed")).isEqualTo("RESOURCE");
    }

    @Test
    void p06_of_many_statements_those_that_match_are_told_and_the_rest_is_counted() {
        publish(Way.TOKEN);
        var statements = new ArrayList<>(Collections.nCopies(150, Policies.DENY));
        statements.add(Policies.ALLOW);
        var policy = Policies.policy(statements.toArray(String[]::new));
        stand.functions.put(Stand.AUTHORIZER, _ -> Stand.answered(Policies.answer(policy)));

        var told = stand.simulated.of(Way.TOKEN.request(stand, "GET", "/test/pets"));

        var reasoning = told.getJsonArray("trace").getJsonObject(0);
        assertThat(reasoning.getJsonArray("statements")).hasSize(101);
        assertThat(reasoning.getJsonArray("statements").getJsonObject(0).getBoolean("matched"))
                .isTrue();
        assertThat(reasoning.getInteger("leftOut")).isEqualTo(50);
    }

    @ParameterizedTest
    @EnumSource(names = {"AWS_IAM", "TOKEN"})
    void p06_every_spelling_of_the_path_is_judged(Way way) {
        publish(way);

        var told = stand.simulated.of(way.request(stand, "GET", "/test/%70ets"));

        assertThat(told.getJsonArray("trace").stream()
                        .map(JsonObject.class::cast)
                        .map(one -> one.getString("demand") + " "
                                + one.getString("resource").replaceAll(".*/test", "")))
                .containsExactly("ALLOWED /GET/pets", "NOT_DENIED /GET/%70ets");
    }

    @Test
    void p06_an_authorizer_is_asked_and_its_answer_kept_for_nobody() {
        publish(Way.TOKEN);
        var request = Way.TOKEN.request(stand, "GET", "/test/pets");

        stand.simulated.of(request);
        stand.simulated.of(request);
        assertThat(stand.calls(Stand.AUTHORIZER)).isEqualTo(2);

        stand.sendOnly(request);
        assertThat(stand.calls(Stand.AUTHORIZER)).isEqualTo(3);
    }

    @Test
    void p06_an_answer_that_is_kept_is_what_a_simulation_is_judged_by() {
        publish(Way.TOKEN);
        var request = Way.TOKEN.request(stand, "GET", "/test/pets");
        stand.sendOnly(request);
        stand.functions.put(Stand.AUTHORIZER, _ -> Stand.thrown("Unauthorized"));

        assertThat(stand.simulated.of(request).getBoolean("allowed")).isTrue();
        assertThat(stand.calls(Stand.AUTHORIZER)).isEqualTo(1);
    }

    @Test
    void p06_a_request_may_be_supposed_to_come_from_elsewhere() {
        publish(Way.AWS_IAM);
        stand.rolePolicy(Policies.DENY_ELSEWHERE);
        var question = Simulated.question(stand.signed("POST", "/test/inventory"));

        var here = stand.simulated.ask(question).body().toJsonObject();
        var there = stand.simulated.ask(question.put("sourceIp", "198.51.100.9"));

        assertThat(here.getBoolean("allowed")).isTrue();
        assertThat(there.body().toJsonObject().getInteger("status")).isEqualTo(403);
        assertThat(Stand.text(there)).contains("\"key\":\"aws:SourceIp\"").contains("\"actual\":[\"198.51.100.9\"]");
    }

    @Test
    void p06_what_only_rooms_may_say_counts_no_more_than_at_the_listener() {
        publish(Way.REQUEST);
        var headers = Map.of("X-Visitor", "ann", "Sallyport-Peer", "10.0.0.1");

        stand.simulated.of(Stand.request("GET", "/test/pets", headers));

        assertThat(stand.invoked.getLast().payload()).contains("192.0.2.7").doesNotContain("10.0.0.1");
    }

    @Test
    void p06_an_api_stage_or_route_that_is_not_there_is_refused_as_to_its_client() {
        publish(Way.TOKEN);

        assertThat(stand.simulated.of(Stand.request("GET", "/prod/pets", ANN)).getString("message"))
                .isEqualTo("{\"message\":\"Forbidden\"}");
        var noRoute = stand.simulated.of(Stand.request("GET", "/test/nothing", ANN));
        assertThat(noRoute.getInteger("status")).isEqualTo(403);
        assertThat(noRoute.getString("failure")).isEqualTo("GatewayFailure.NO_ROUTE");
        assertThat(stand.invoked).isEmpty();
    }
}
