package io.sallyport.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.gateway.core.IntegrationSpec;
import io.sallyport.gateway.core.PublishedApi;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.RequestPath;
import io.sallyport.gateway.core.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledApiTest {
    private static final CompiledApi REST = api(
            Kind.REST,
            "GET /",
            "GET /pets",
            "ANY /pets/{id}",
            "GET /pets/best",
            "POST /pets/best/{proxy+}",
            "DELETE /{proxy+}",
            "GET /a/{x}/c",
            "GET /a/b/{y}/d");
    private static final CompiledApi HTTP =
            api(Kind.HTTP, "GET /pets", "GET /pets/{id}", "POST /files/{proxy+}", "GET /slash/", "ANY $default");

    static CompiledApi api(Kind kind, String... routes) {
        var all = Arrays.stream(routes).map(CompiledApiTest::route).toList();
        return CompiledApi.of(
                new PublishedApi(kind, "a1b2c3d4e5", "n", "s", "d", "h", all, Map.of(), Map.of(), Optional.empty(), 0),
                "arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5");
    }

    private static Route route(String text) {
        var parts = text.split(" ", -1);
        return new Route(
                parts[0], parts[1], text, new Route.Access.Open(), new IntegrationSpec.Mock(200, Map.of(), ""));
    }

    private static String found(CompiledApi api, String method, String path) {
        return api.match(method, RequestPath.parse(path))
                .map(match -> match.route().resourceId())
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /,                 GET /",
        "GET,    '',                GET /",
        "GET,    /pets,             GET /pets",
        "GET,    /pets/,            GET /pets",
        "GET,    /pets/7,           ANY /pets/{id}",
        "PUT,    /pets/7,           ANY /pets/{id}",
        "GET,    /pets/best,        GET /pets/best",
        "PUT,    /pets/best,        ANY /pets/{id}",
        "GET,    /pets/%62est,      GET /pets/best",
        "GET,    /PETS,             none",
        "POST,   /pets,             none",
        "POST,   /pets/best/a/b,    POST /pets/best/{proxy+}",
        "POST,   /pets/best/,       ANY /pets/{id}",
        "DELETE, /pets/best/a,      DELETE /{proxy+}",
        "DELETE, /anything/at/all,  DELETE /{proxy+}",
        "DELETE, /,                 none",
        "GET,    /a/b/c,            GET /a/{x}/c",
        "GET,    /a/b/c/d,          GET /a/b/{y}/d",
        "GET,    /a/q/c/d,          none",
        "get,    /pets,             none",
    })
    void of_a_rest_api_the_exact_route_goes_before_a_parameter_and_that_before_a_greedy_one(
            String method, String path, String route) {
        assertThat(found(REST, method, path)).isEqualTo(route);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /pets,        GET /pets",
        "GET,  /pets/,       ANY $default",
        "POST, /pets,        ANY $default",
        "GET,  /pets/7,      GET /pets/{id}",
        "POST, /files/a/,    POST /files/{proxy+}",
        "POST, /files/,      ANY $default",
        "GET,  /slash/,      GET /slash/",
        "GET,  /slash,       ANY $default",
        "GET,  /,            ANY $default",
    })
    void of_an_http_api_a_trailing_slash_counts_and_the_default_route_takes_the_rest(
            String method, String path, String route) {
        assertThat(found(HTTP, method, path)).isEqualTo(route);
    }

    @Test
    void parameters_are_told_decoded() {
        var match =
                REST.match("POST", RequestPath.parse("/pets/best/a%20b/c%3Fd")).orElseThrow();
        assertThat(match.pathParameters()).containsExactly(Map.entry("proxy", "a b/c?d"));

        assertThat(REST.match("GET", RequestPath.parse("/pets/%C3%A9"))
                        .orElseThrow()
                        .pathParameters())
                .containsExactly(Map.entry("id", "é"));
        assertThat(List.of(REST.match("GET", RequestPath.parse("/pets"))
                        .orElseThrow()
                        .pathParameters()))
                .containsExactly(Map.of());
    }
}
