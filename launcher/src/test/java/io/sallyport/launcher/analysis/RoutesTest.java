package io.sallyport.launcher.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.analysis.Routed;
import io.sallyport.gateway.core.IntegrationSpec;
import io.sallyport.gateway.core.PublishedApi;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.RequestPath;
import io.sallyport.gateway.routes.CompiledApi;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** P09: which route gets what. {@code -Dsallyport.seed=…} repeats a run. */
class RoutesTest {
    private static final String ARN = "arn:aws:execute-api:us-east-1:123456789012:api";
    private static final int APIS = 30;

    private final long seed = Long.getLong("sallyport.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    private static Routes http(String... keys) {
        return new Routes(Stream.of(keys).map(RoutesTest::route).toList(), true);
    }

    private static Route route(String key) {
        var parts = key.split(" ", 2);
        return parts.length == 1
                ? new Route(Route.ANY, key, new Access.Iam())
                : new Route(parts[0], parts[1], new Access.Iam());
    }

    private static Map<Route, List<Routed>> serving(Routes routes, String method, String path) {
        return routes.serving(new Routes.Asked(ARN, "*", List.of(method), path));
    }

    private static List<String> keys(Routes routes, String method, String path) {
        return serving(routes, method, path).keySet().stream().map(Route::key).toList();
    }

    @Test
    void p09_the_nearest_route_of_the_method_gets_the_request() {
        var routes = http("GET /pets", "ANY /pets", "GET /{x}", "ANY /{proxy+}", "$default");
        assertThat(keys(routes, "GET", "/pets")).containsExactly("GET /pets");
        assertThat(keys(routes, "POST", "/pets")).containsExactly("ANY /pets");
        assertThat(keys(routes, "GET", "/cats")).containsExactly("GET /{x}");
        assertThat(keys(routes, "POST", "/cats")).containsExactly("ANY /{proxy+}");
        assertThat(keys(routes, "GET", "/")).containsExactly("$default");
        assertThat(keys(http("GET /pets"), "POST", "/pets")).isEmpty();
    }

    @Test
    void p09_a_variable_that_is_asked_about_is_every_route_that_it_may_reach() {
        var routes = http("GET /pets/{id}", "GET /pets/special", "GET /{proxy+}", "POST /pets/secret");
        assertThat(keys(routes, "GET", "/pets/{id}")).containsExactlyInAnyOrder("GET /pets/special", "GET /pets/{id}");
        assertThat(keys(routes, "GET", "/{any+}"))
                .containsExactlyInAnyOrder("GET /pets/special", "GET /pets/{id}", "GET /{proxy+}");
    }

    @Test
    void p09_a_slash_at_the_end_is_another_route_of_an_http_api_only() {
        var http = http("GET /pets", "GET /files/{proxy+}", "$default");
        assertThat(keys(http, "GET", "/pets/")).containsExactly("$default");
        assertThat(keys(http, "GET", "/files/a/")).containsExactly("GET /files/{proxy+}");
        assertThat(keys(http, "GET", "/files/")).containsExactly("$default");
        assertThat(keys(http("GET /pets/"), "GET", "/pets")).isEmpty();
        assertThat(keys(new Routes(http.all(), false), "GET", "/pets/")).containsExactly("GET /pets");
    }

    @Test
    void p09_the_route_is_the_one_that_a_data_node_finds() {
        var found = 0;
        for (var i = 0; i < APIS; i++) {
            var kind = random.nextBoolean() ? Kind.HTTP : Kind.REST;
            var routes = new Routes(routes(kind), kind == Kind.HTTP);
            var served = compiled(kind, routes);
            for (var path : paths()) {
                for (var method : List.of("GET", "POST")) {
                    var real = served.match(method, RequestPath.parse(path))
                            .map(m -> m.route().method() + " " + m.route().path());
                    assertThat(serving(routes, method, path).keySet().stream().map(r -> r.method() + " " + r.path()))
                            .as("seed " + seed + ": " + method + " " + path + " of " + routes)
                            .containsExactlyElementsOf(real.stream().toList());
                    assertWithin(routes, method, path, "seed " + seed + ": " + routes);
                    found += real.isPresent() ? 1 : 0;
                }
            }
        }
        assertThat(found).isGreaterThan(APIS * 5);
    }

    /** Asked about with variables, it is the same route that gets this path. */
    private static void assertWithin(Routes routes, String method, String path, String what) {
        var exact = serving(routes, method, path).keySet();
        var wide = serving(routes, method, path.replace("/a", "/{x}"));
        var getting = new ArrayList<Route>();
        wide.forEach((route, all) -> {
            if (all.stream().anyMatch(routed -> gets(routed, path))) {
                getting.add(route);
            }
        });
        assertThat(getting).as(what + " " + method + " " + path).containsExactlyElementsOf(exact);
    }

    private static boolean gets(Routed routed, String path) {
        return routed.paths()
                .has(path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    private List<Route> routes(Kind kind) {
        var routes = new LinkedHashMap<String, Route>();
        for (var i = 0; i < 6; i++) {
            var method = List.of("GET", "POST", Route.ANY).get(random.nextInt(3));
            var path = template(kind);
            routes.put(method + path, new Route(method, path, new Access.Iam()));
        }
        if (kind == Kind.HTTP && random.nextBoolean()) {
            routes.put(Route.CATCH_ALL, new Route(Route.ANY, Route.CATCH_ALL, new Access.Iam()));
        }
        return List.copyOf(routes.values());
    }

    private String template(Kind kind) {
        var path = new StringBuilder();
        var length = random.nextInt(4);
        for (var i = 0; i < length; i++) {
            path.append('/').append(List.of("a", "b", "{x" + i + "}").get(random.nextInt(3)));
        }
        if (random.nextInt(4) == 0) {
            return path + "/{p+}";
        }
        return path.isEmpty() ? "/" : path + (kind == Kind.HTTP && random.nextInt(4) == 0 ? "/" : "");
    }

    private static CompiledApi compiled(Kind kind, Routes routes) {
        var real = routes.all().stream()
                .map(r -> new io.sallyport.gateway.core.Route(
                        r.method(),
                        r.path(),
                        r.key(),
                        new io.sallyport.gateway.core.Route.Access.Iam(),
                        new IntegrationSpec.Unbuilt("a backend")))
                .toList();
        return CompiledApi.of(
                new PublishedApi(kind, "api", "api", "test", "d", "h", real, Map.of(), Map.of(), Optional.empty(), 0),
                ARN);
    }

    /** Up to three segments of two letters and one that no route names. */
    private static List<String> paths() {
        List<String> paths = new ArrayList<>(List.of("/"));
        List<String> last = List.of("");
        for (var i = 0; i < 3; i++) {
            last = last.stream()
                    .flatMap(p -> Stream.of("a", "b", "c").map(s -> p + "/" + s))
                    .toList();
            paths.addAll(last);
        }
        paths.addAll(List.of("/a/", "/a/b/", "/b/a/", "/c/", "/a/a/a/"));
        return paths;
    }
}
