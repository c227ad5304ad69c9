package io.sallyport.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.gateway.core.PublishedApi;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Route.Access;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Row 6 of the seed's table. The API has a {@code {proxy+}} under the denied resource: whatever spelling slips past the exact route would
 * reach the same backend through it.
 */
@ExtendWith(VertxExtension.class)
class PathAttackTest {
    private static final Map<String, String> VISITOR = Map.of("Authorization", "visitor-ann", "X-Visitor", "ann");

    private static Stand stand(Vertx vertx, Access access) {
        var stand = new Stand(vertx);
        stand.publish(api(access));
        stand.rolePolicy(Policies.SEED);
        stand.functions.put(Stand.AUTHORIZER, _ -> Stand.answered(Policies.answer(Policies.SEED)));
        return stand;
    }

    private static PublishedApi api(Access access) {
        var routes = new ArrayList<>(Apis.inventoryRoutes(Kind.REST, access));
        routes.add(Apis.route(Kind.REST, "ANY", "/{proxy+}", access));
        return Apis.api(Kind.REST, "test", routes, Map.of("auth01", Apis.token(300)), 0);
    }

    @ParameterizedTest
    @CsvSource({
        "/test/inventory,           403",
        "/test/inventory/,          403",
        "/test/%69nventory,         403",
        "/test/%69nventory/,        403",
        "/test/inventor%79,         403",
        "/test//inventory,          400",
        "/test/inventory//,         400",
        "/test/./inventory,         400",
        "/test/pets/../inventory,   400",
        "/test/pets/%2e%2e/inventory, 400",
        "/test/pets%2F..%2Finventory, 400",
        "/test/x%2Finventory,       400",
        "/test/x%5Cinventory,       400",
        "/test/inventory;a=b,       400",
        "/test/inventory%00,        400",
        "/test/inventory%0d%0a,     400",
        "/test/%,                   400",
        "/test/%zz,                 400",
        "/test/inventory%c3,        400",
        "//test/inventory,          403",
        "/%74est/inventory,         403",
    })
    void no_spelling_of_a_denied_resource_gets_through(String path, int status, Vertx vertx) {
        for (var access : List.of(new Access.Iam(), new Access.Authorized("auth01", List.of()))) {
            var stand = stand(vertx, access);

            var answer = access instanceof Access.Iam
                    ? stand.send(stand.signed("POST", path))
                    : stand.send(Stand.request("POST", path, VISITOR));

            assertThat(answer.status()).isEqualTo(status);
            assertThat(stand.calls(Stand.BACKEND)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"post", "Post", "POST ", "PROPFIND", "X"})
    void a_method_that_is_none_of_the_seven_finds_no_route(String method, Vertx vertx) {
        var stand = stand(vertx, new Access.Authorized("auth01", List.of()));

        assertThat(stand.send(Stand.request(method, "/test/inventory", VISITOR)).status())
                .isEqualTo(403);
        assertThat(stand.invoked).isEmpty();
    }

    @Test
    void another_case_is_another_resource_and_judged_as_itself(Vertx vertx) {
        var stand = stand(vertx, new Access.Authorized("auth01", List.of()));

        assertThat(stand.send(Stand.request("POST", "/test/INVENTORY", VISITOR)).status())
                .isEqualTo(200);
        assertThat(stand.invoked.getFirst().payload()).contains("ff5h7fdsed/test/POST/INVENTORY");
    }

    @Test
    void a_deny_of_the_spelling_that_was_sent_denies(Vertx vertx) {
        var stand = stand(vertx, new Access.Authorized("auth01", List.of()));
        var policy = Policies.policy(
                Policies.ALLOW, Policies.statement("Deny", "\"Action\":\"execute-api:Invoke\"", "/*/POST/store/", ""));
        stand.functions.put(Stand.AUTHORIZER, _ -> Stand.answered(Policies.answer(policy)));

        assertThat(stand.send(Stand.request("POST", "/test/store/", VISITOR)).status())
                .isEqualTo(403);
        assertThat(stand.send(Stand.request("POST", "/test/store", VISITOR)).status())
                .isEqualTo(200);
    }

    @Test
    void a_deny_of_the_spelling_that_was_sent_denies_whoever_signed(Vertx vertx) {
        var stand = stand(vertx, new Access.Iam());
        stand.rolePolicy(Policies.policy(
                Policies.ALLOW, Policies.statement("Deny", "\"Action\":\"execute-api:Invoke\"", "/*/POST/store/", "")));

        assertThat(stand.send(stand.signed("POST", "/test/store/")).status()).isEqualTo(403);
        assertThat(stand.send(stand.signed("POST", "/test/store")).status()).isEqualTo(200);
    }

    @Test
    void an_allow_of_the_spelling_that_was_sent_is_not_enough(Vertx vertx) {
        var stand = stand(vertx, new Access.Iam());
        stand.rolePolicy(Policies.policy(
                Policies.statement("Allow", "\"Action\":\"execute-api:Invoke\"", "/*/POST/%70ublic", "")));

        assertThat(stand.send(stand.signed("POST", "/test/%70ublic")).status()).isEqualTo(403);
        assertThat(stand.calls(Stand.BACKEND)).isZero();
    }

    @Test
    void the_function_is_told_the_path_that_was_judged(Vertx vertx) {
        var stand = stand(vertx, new Access.Authorized("auth01", List.of()));

        assertThat(stand.send(Stand.request("GET", "/test/a%20b/c", VISITOR)).status())
                .isEqualTo(200);

        assertThat(stand.invoked.getFirst().payload())
                .contains(
                        "\"methodArn\":\"arn:aws:execute-api:us-east-1:" + "123456789012:ff5h7fdsed/test/GET/a b/c\"");
        assertThat(stand.invoked.getLast().payload()).contains("\"pathParameters\":{\"proxy\":\"a b/c\"}");
    }
}
