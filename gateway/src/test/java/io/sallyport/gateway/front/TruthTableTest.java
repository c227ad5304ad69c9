package io.sallyport.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.gateway.core.AuthorizerSpec;
import io.sallyport.gateway.core.AuthorizerSpec.Payload;
import io.sallyport.gateway.core.PublishedApi;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Route.Access;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The seed's table: one policy from four places, rows 1 to 10 (row 6 is {@link PathAttackTest}). */
@ExtendWith(VertxExtension.class)
class TruthTableTest {

    /** Where the policy comes from. */
    enum From {
        IAM_ROLE,
        TOKEN,
        REQUEST_V1,
        REQUEST_V2;

        Kind kind() {
            return this == REQUEST_V2 ? Kind.HTTP : Kind.REST;
        }

        PublishedApi api(String stage) {
            return switch (this) {
                case IAM_ROLE -> Apis.inventory(kind(), stage, new Access.Iam(), authorizer(), 0);
                case TOKEN, REQUEST_V1, REQUEST_V2 -> Apis.inventory(kind(), stage, authorizer());
            };
        }

        private AuthorizerSpec authorizer() {
            return switch (this) {
                case IAM_ROLE, TOKEN -> Apis.token(300);
                case REQUEST_V1 -> Apis.request(Kind.REST, Payload.V1, false, 300);
                case REQUEST_V2 -> Apis.request(Kind.HTTP, Payload.V2, false, 300);
            };
        }

        void decide(Stand stand, String policy) {
            stand.rolePolicy(policy);
            stand.functions.put(Stand.AUTHORIZER, _ -> Stand.answered(Policies.answer(policy)));
        }

        Outbound send(Stand stand, String method, String path) {
            return switch (this) {
                case IAM_ROLE -> stand.send(stand.signed(method, path));
                case TOKEN, REQUEST_V1, REQUEST_V2 -> stand.send(Stand.request(method, path, credentials()));
            };
        }

        private static Map<String, String> credentials() {
            return Map.of("Authorization", "visitor-ann", "X-Visitor", "ann");
        }

        String denial(String method, String path, boolean explicit) {
            var ending = explicit ? " with an explicit deny" : "";
            return switch (this) {
                case IAM_ROLE ->
                    "{\"Message\":\"User: arn:aws:sts::123456789012:assumed-role/visitor/CognitoIdentityCredentials is not"
                            + " authorized to perform: execute-api:Invoke on resource:"
                            + " arn:aws:execute-api:us-east-1:123456789012:ff5h7fdsed/test/" + method + path + ending
                            + "\"}";
                case TOKEN, REQUEST_V1 ->
                    "{\"Message\":\"User is not authorized to access this resource" + ending + "\"}";
                case REQUEST_V2 -> "{\"message\":\"Forbidden\"}";
            };
        }
    }

    private static Stand stand(Vertx vertx, From from, String policy) {
        var stand = new Stand(vertx);
        stand.publish(from.api("test"));
        from.decide(stand, policy);
        return stand;
    }

    private static void assertDenied(Stand stand, Outbound answer, String body) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(Stand.text(answer)).isEqualTo(body);
        assertThat(stand.calls(Stand.BACKEND)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void row_1_what_is_allowed_reaches_the_function(From from, Vertx vertx) {
        var stand = stand(vertx, from, Policies.SEED);

        assertThat(from.send(stand, "GET", "/test/pets").status()).isEqualTo(200);
        assertThat(stand.calls(Stand.BACKEND)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void row_2_what_is_denied_is_refused_cold(From from, Vertx vertx) {
        var stand = stand(vertx, from, Policies.SEED);

        var answer = from.send(stand, "POST", "/test/inventory");

        assertDenied(stand, answer, from.denial("POST", "/inventory", true));
        if (from.kind() == Kind.REST) {
            assertThat(answer.headers().get("x-amzn-ErrorType")).isEqualTo("AccessDeniedException");
            assertThat(answer.headers().contains("x-amzn-RequestId")).isTrue();
            assertThat(answer.headers().contains("x-amz-apigw-id")).isTrue();
        } else {
            assertThat(answer.headers().contains("apigw-requestid")).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void row_3_an_allowed_request_before_does_not_let_a_denied_one_in(From from, Vertx vertx) {
        var stand = stand(vertx, from, Policies.SEED);
        from.send(stand, "GET", "/test/pets");
        stand.invoked.removeIf(call -> call.functionArn().equals(Stand.BACKEND));

        assertDenied(stand, from.send(stand, "POST", "/test/inventory"), from.denial("POST", "/inventory", true));
        assertThat(stand.calls(Stand.AUTHORIZER)).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void row_4_a_denied_request_before_does_not_keep_an_allowed_one_out(From from, Vertx vertx) {
        var stand = stand(vertx, from, Policies.SEED);
        from.send(stand, "POST", "/test/inventory");

        assertThat(from.send(stand, "GET", "/test/pets").status()).isEqualTo(200);
        assertThat(stand.calls(Stand.AUTHORIZER)).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void row_5_a_deny_of_a_resource_does_not_cover_what_is_below_it(From from, Vertx vertx) {
        var stand = stand(vertx, from, Policies.SEED);

        assertThat(from.send(stand, "POST", "/test/inventory/1").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IAM_ROLE")
    void row_7_an_answer_for_one_stage_is_none_for_another(From from, Vertx vertx) {
        var stand = stand(vertx, from, Policies.SEED);
        stand.publish(from.api("prod"));

        from.send(stand, "GET", "/test/pets");
        from.send(stand, "GET", "/prod/pets");

        assertThat(stand.calls(Stand.AUTHORIZER)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void row_8_a_deny_whose_condition_does_not_hold_denies_nothing(From from, Vertx vertx) {
        var stand = stand(vertx, from, Policies.DENY_ELSEWHERE);

        assertThat(from.send(stand, "POST", "/test/inventory").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void row_9_all_but_invoke_is_not_invoke(From from, Vertx vertx) {
        var stand = stand(vertx, from, Policies.ALL_BUT_INVOKE);

        assertDenied(stand, from.send(stand, "GET", "/test/pets"), from.denial("GET", "/pets", false));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IAM_ROLE")
    void row_10_an_answer_without_principal_or_policy_is_none_and_is_not_kept(From from, Vertx vertx) {
        var stand = stand(vertx, from, Policies.SEED);
        for (var answer : new String[] {
            "{\"policyDocument\":" + Policies.SEED + "}", "{\"principalId\":\"visitor\"}", "null", "\"yes\"", "{"
        }) {
            stand.invoked.clear();
            stand.functions.put(Stand.AUTHORIZER, _ -> Stand.answered(answer));

            assertThat(from.send(stand, "GET", "/test/pets").status()).isEqualTo(500);
            assertThat(from.send(stand, "GET", "/test/pets").status()).isEqualTo(500);
            assertThat(stand.calls(Stand.AUTHORIZER)).isEqualTo(2);
            assertThat(stand.calls(Stand.BACKEND)).isZero();
        }
    }
}
