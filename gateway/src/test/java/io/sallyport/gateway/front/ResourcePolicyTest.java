package io.sallyport.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.gateway.core.AuthorizerSpec;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Route.Access;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** G11: an API's own policy, beside each kind of route. */
@ExtendWith(VertxExtension.class)
class ResourcePolicyTest {
    private static final String ALLOW = own("Allow", "execute-api:/test/GET/*", "");
    private static final String DENY = own("Deny", "execute-api:/*/GET/pets", "");
    private static final Map<String, String> ANN = Map.of("Authorization", "visitor-ann");

    private static String own(String effect, String resource, String condition) {
        return "{\"Effect\":\"%s\",\"Principal\":\"*\",\"Action\":\"execute-api:Invoke\",\"Resource\":\"%s\"%s}"
                .formatted(effect, resource, condition);
    }

    private static Stand stand(Vertx vertx, Access access, String... statements) {
        return stand(vertx, access, Apis.token(300), statements);
    }

    private static Stand stand(Vertx vertx, Access access, AuthorizerSpec authorizer, String... statements) {
        var stand = new Stand(vertx);
        var api = Apis.inventory(Kind.REST, "test", access, authorizer, 0);
        stand.publish(Apis.withPolicy(api, Policies.policy(statements)));
        stand.functions.put(Stand.AUTHORIZER, _ -> Stand.answered(Policies.answer(Policies.policy(Policies.ALLOW))));
        return stand;
    }

    @Test
    void an_open_route_lets_in_only_whom_the_policy_allows(Vertx vertx) {
        var stand = stand(vertx, new Access.Open(), ALLOW);

        assertThat(stand.send(Stand.request("GET", "/test/pets", Map.of())).status())
                .isEqualTo(200);
        stand.invoked.clear();
        var refused = stand.send(Stand.request("POST", "/test/inventory", Map.of()));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(Stand.text(refused))
                .isEqualTo(
                        "{\"Message\":\"User: anonymous is not authorized to perform: execute-api:Invoke on resource: "
                                + "arn:aws:execute-api:us-east-1:123456789012:ff5h7fdsed/test/POST/inventory\"}");
        assertThat(stand.invoked).isEmpty();
    }

    @Test
    void what_the_policy_denies_is_refused_before_an_authorizer_is_asked(Vertx vertx) {
        var stand = stand(vertx, new Access.Authorized("auth01", List.of()), ALLOW, DENY);

        var refused = stand.send(Stand.request("GET", "/test/pets/", ANN));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(Stand.text(refused)).contains("with an explicit deny");
        assertThat(stand.invoked).isEmpty();
        assertThat(stand.send(Stand.request("POST", "/test/inventory", ANN)).status())
                .isEqualTo(200);
    }

    @Test
    void what_the_policy_denies_in_the_spelling_that_was_sent_is_refused(Vertx vertx) {
        var spelled = own("Deny", "execute-api:/*/GET/%70ets", "");
        var stand = stand(vertx, new Access.Authorized("auth01", List.of()), ALLOW, spelled);

        assertThat(stand.send(Stand.request("GET", "/test/%70ets", ANN)).status())
                .isEqualTo(403);
        assertThat(stand.invoked).isEmpty();
        assertThat(stand.send(Stand.request("GET", "/test/pets", ANN)).status()).isEqualTo(200);
    }

    /** What one of two policies says of the request. */
    enum Says {
        ALLOW,
        NOTHING,
        DENY;

        String ofTheApi() {
            return switch (this) {
                case ALLOW -> ResourcePolicyTest.ALLOW;
                case NOTHING -> own("Deny", "execute-api:/*/DELETE/*", "");
                case DENY -> ResourcePolicyTest.DENY;
            };
        }

        String ofTheCaller() {
            return switch (this) {
                case ALLOW -> Policies.policy(Policies.ALLOW);
                case NOTHING -> Policies.ALL_BUT_INVOKE;
                case DENY -> Policies.policy(Policies.ALLOW, Policies.ALLOW.replace("Allow", "Deny"));
            };
        }
    }

    /** API Gateway Developer Guide, "How API Gateway resource policies affect authorization workflow", table A. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            ALLOW,   ALLOW,   200
            ALLOW,   NOTHING, 200
            ALLOW,   DENY,    403
            NOTHING, ALLOW,   200
            NOTHING, NOTHING, 403
            NOTHING, DENY,    403
            DENY,    ALLOW,   403
            DENY,    NOTHING, 403
            DENY,    DENY,    403
            """)
    void g11_of_a_signed_caller_of_the_same_account_either_policy_may_allow(
            Says role, Says api, int status, Vertx vertx) {
        var stand = stand(vertx, new Access.Iam(), api.ofTheApi());
        stand.rolePolicy(role.ofTheCaller());

        assertThat(stand.send(stand.signed("GET", "/test/pets")).status()).isEqualTo(status);
        assertThat(stand.invoked).hasSize(status == 200 ? 1 : 0);
    }

    /** The same table, in two phases: what the API denies is refused before the function is asked. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            ALLOW,   ALLOW,   200, 2
            ALLOW,   NOTHING, 200, 2
            ALLOW,   DENY,    403, 0
            NOTHING, ALLOW,   200, 2
            NOTHING, NOTHING, 403, 1
            NOTHING, DENY,    403, 0
            DENY,    ALLOW,   403, 1
            DENY,    NOTHING, 403, 1
            DENY,    DENY,    403, 0
            """)
    void g11_of_an_authorizers_caller_either_policy_may_allow_and_the_apis_denies_first(
            Says function, Says api, int status, int asked, Vertx vertx) {
        var stand = stand(vertx, new Access.Authorized("auth01", List.of()), api.ofTheApi());
        stand.functions.put(Stand.AUTHORIZER, _ -> Stand.answered(Policies.answer(function.ofTheCaller())));

        assertThat(stand.send(Stand.request("GET", "/test/pets", ANN)).status()).isEqualTo(status);
        assertThat(stand.invoked).hasSize(asked);
    }

    /** The same guide's table for user pools: a good token is not enough, the policy has to allow; what it denies needs none. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            ALLOW,   true,  200, ''
            ALLOW,   false, 401, Unauthorized
            NOTHING, true,  403, ff5h7fdsed/test/GET/pets"}
            NOTHING, false, 401, Unauthorized
            DENY,    true,  403, with an explicit deny
            DENY,    false, 403, with an explicit deny
            """)
    void g11_of_a_user_pools_caller_the_policy_itself_must_allow(
            Says api, boolean token, int status, String says, Vertx vertx) {
        var members = Apis.pools("us-east-1_AbCdEfGhI", Optional.empty());
        var stand = stand(vertx, new Access.Authorized("auth01", List.of()), members, api.ofTheApi());
        var headers =
                token ? Map.of("Authorization", stand.tokens.sign(Tokens.claims("id"))) : Map.<String, String>of();

        var answer = stand.send(Stand.request("GET", "/test/pets", headers));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(Stand.text(answer)).contains(says);
        assertThat(stand.calls(Stand.BACKEND)).isEqualTo(status == 200 ? 1 : 0);
    }

    @Test
    void g11_whoever_an_authorizer_calls_by_a_users_name_is_not_whom_the_policy_names(Vertx vertx) {
        var ann = "arn:aws:iam::123456789012:user/ann";
        var toAnn = ALLOW.replace("\"*\",\"Action", "{\"AWS\":[\"" + ann + "\",\"123456789012\"]},\"Action");
        var stand = stand(vertx, new Access.Authorized("auth01", List.of()), toAnn);
        var answer = Policies.answer(Policies.ALL_BUT_INVOKE).replace("\"visitor\"", "\"" + ann + "\"");
        stand.functions.put(Stand.AUTHORIZER, _ -> Stand.answered(answer));

        assertThat(stand.send(Stand.request("GET", "/test/pets", ANN)).status()).isEqualTo(403);
        assertThat(stand.invoked).hasSize(1);
    }

    @Test
    void a_condition_of_the_policy_is_about_this_request(Vertx vertx) {
        var elsewhere = ",\"Condition\":{\"NotIpAddress\":{\"aws:SourceIp\":\"198.51.100.0/24\"}}";
        var stand = stand(vertx, new Access.Open(), ALLOW, own("Deny", "execute-api:/*", elsewhere));

        assertThat(stand.send(Stand.request("GET", "/test/pets", Map.of())).status())
                .isEqualTo(403);
        assertThat(stand.invoked).isEmpty();
    }
}
