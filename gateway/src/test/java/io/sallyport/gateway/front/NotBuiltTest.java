package io.sallyport.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.gateway.core.IntegrationSpec;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Route;
import io.sallyport.gateway.core.Route.Access;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an owner wrote and is not built is said to be so, and done by nobody. */
@ExtendWith(VertxExtension.class)
class NotBuiltTest {
    private static Stand stand(Vertx vertx, Kind kind, Access access, Optional<IntegrationSpec> integration) {
        var stand = new Stand(vertx, Map.of());
        var route = Apis.route(kind, "GET", "/pets", access);
        var pets = new Route("GET", "/pets", "res001", access, integration.orElse(route.integration()));
        stand.publish(Apis.api(kind, "test", List.of(pets), Map.of("auth01", Apis.token(0)), 0));
        return stand;
    }

    private static Outbound pets(Stand stand, Map<String, String> headers) {
        return stand.send(Stand.request("GET", "/test/pets", headers));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_route_whose_guard_is_not_built_lets_nobody_in_and_says_what_is_missing(Kind kind, Vertx vertx) {
        var stand = stand(vertx, kind, new Access.Closed("API keys are not built yet"), Optional.empty());

        var answer = pets(stand, Map.of("x-api-key", "whatever", "Authorization", "visitor-ann"));

        assertThat(answer.status()).isEqualTo(501);
        assertThat(Stand.text(answer)).isEqualTo("{\"message\":\"API keys are not built yet\"}");
        assertThat(stand.calls(Stand.BACKEND)).isZero();
    }

    @Test
    void an_integration_that_is_not_built_is_told_of_to_those_only_who_were_let_in(Vertx vertx) {
        var unbuilt = new IntegrationSpec.Unbuilt("integrations of type AWS are not built yet");
        var access = new Access.Authorized("auth01", List.of());
        var stand = stand(vertx, Kind.REST, access, Optional.of(unbuilt));
        stand.functions.put(
                Stand.AUTHORIZER,
                _ -> Stand.answered("{\"principalId\":\"v\",\"policyDocument\":" + Policies.SEED + "}"));

        assertThat(pets(stand, Map.of()).status()).isEqualTo(401);
        var answer = stand.sendOnly(Stand.request("GET", "/test/pets", Map.of("Authorization", "visitor-ann")));

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.headers().get("x-amzn-ErrorType")).isEqualTo("NotImplementedException");
        assertThat(Stand.text(answer)).isEqualTo("{\"message\":\"integrations of type AWS are not built yet\"}");
    }
}
