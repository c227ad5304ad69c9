package io.sallyport.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.gateway.core.AuthorizerSpec;
import io.sallyport.gateway.core.AuthorizerSpec.Payload;
import io.sallyport.gateway.core.IntegrationSpec;
import io.sallyport.gateway.core.Route;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExampleTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:";

    @Test
    void the_inventory_api_is_imported_whole_and_without_a_warning() {
        var imported = Documented.openApi().rest(Documented.example("openapi.yaml"));

        assertThat(imported.warnings()).isEmpty();
        assertThat(Documented.accesses(Documented.published(imported.definition())))
                .containsOnly(
                        Map.entry("GET /pets", "iam"),
                        Map.entry("POST /inventory", "iam"),
                        Map.entry("POST /inventory/{id}", "iam"),
                        Map.entry("GET /members/pets", "members"),
                        Map.entry("GET /token/pets", "token"),
                        Map.entry("POST /token/inventory", "token"),
                        Map.entry("GET /request/pets", "request"),
                        Map.entry("POST /request/inventory", "request"),
                        Map.entry("GET /health", "open"));
    }

    @Test
    void its_authorizers_are_what_the_document_says() {
        var api = Documented.published(
                Documented.openApi().rest(Documented.example("openapi.yaml")).definition());
        var byName = api.authorizers().values().stream()
                .collect(Collectors.toMap(AuthorizerSpec::name, Function.identity()));

        assertThat(byName).containsOnlyKeys("members", "token", "request");
        assertThat(byName.get("members"))
                .isEqualTo(new AuthorizerSpec.UserPools(
                        id(byName, "members"),
                        "members",
                        List.of("arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_AbCdEfGhI"),
                        "Authorization",
                        Optional.empty()));
        assertThat(byName.get("token"))
                .isEqualTo(new AuthorizerSpec.Token(
                        id(byName, "token"), "token", FUNCTION + "authorizer", "Authorization", Optional.empty(), 300));
        assertThat(byName.get("request"))
                .isEqualTo(new AuthorizerSpec.Request(
                        id(byName, "request"),
                        "request",
                        FUNCTION + "authorizer",
                        List.of("method.request.header.X-Visitor"),
                        Payload.V1,
                        false,
                        300));
    }

    private static String id(Map<String, AuthorizerSpec> byName, String name) {
        return Objects.requireNonNull(byName.get(name)).id();
    }

    @Test
    void an_anchor_gives_every_route_the_same_function() {
        var api = Documented.published(
                Documented.openApi().rest(Documented.example("openapi.yaml")).definition());

        assertThat(api.routes().stream()
                        .filter(route -> !route.path().equals("/health"))
                        .map(Route::integration))
                .hasSize(8)
                .containsOnly(new IntegrationSpec.Function(FUNCTION + "inventory", Payload.V1, 29_000));
        assertThat(api.routes().stream()
                        .filter(route -> route.path().equals("/health"))
                        .map(Route::integration))
                .containsExactly(new IntegrationSpec.Mock(200, Map.of(), "{\"status\": \"ok\"}"));
    }

    @Test
    void the_http_api_is_imported_whole() {
        var imported = Documented.openApi().http(Documented.example("http-api.yaml"));
        var api = Documented.published(imported.definition());

        assertThat(imported.warnings()).isEmpty();
        assertThat(Documented.accesses(api))
                .containsOnly(
                        Map.entry("GET /pets", "openid"),
                        Map.entry("GET /visitors/pets", "request"),
                        Map.entry("POST /visitors/inventory", "request"));
        assertThat(api.authorizers().values())
                .anySatisfy(one -> assertThat(one)
                        .isEqualTo(new AuthorizerSpec.Jwt(
                                one.id(),
                                "openid",
                                "https://issuer.example",
                                List.of("web"),
                                "$request.header.Authorization")))
                .anySatisfy(one -> assertThat(one)
                        .isEqualTo(new AuthorizerSpec.Request(
                                one.id(),
                                "request",
                                FUNCTION + "authorizer",
                                List.of("$request.header.X-Visitor"),
                                Payload.V2,
                                false,
                                300)));
    }
}
