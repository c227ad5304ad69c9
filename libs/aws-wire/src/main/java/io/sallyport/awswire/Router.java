package io.sallyport.awswire;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the operation that a request means: by {@code X-Amz-Target}, else by a REST path of a service model, else by
 * {@code Action} and {@code Version}. The credential scope never chooses.
 */
public final class Router {
    private Router() {}

    /** @throws MalformedRequest when the query, the form or a label of the path cannot be decoded */
    public static Route route(WireInput input) {
        return byTarget(input)
                .or(() -> RestPaths.all().find(input))
                .or(() -> byAction(input))
                .orElseGet(Route.Nowhere::new);
    }

    private static Optional<Route> byTarget(WireInput input) {
        if (!input.method().equals("POST") || !input.rawPath().equals("/")) {
            return Optional.empty();
        }
        return input.onlyHeader("x-amz-target").flatMap(Router::target);
    }

    private static Optional<Route> target(String target) {
        var dot = target.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        return AwsService.withTargetPrefix(target.substring(0, dot)).map(s -> named(s, target.substring(dot + 1)));
    }

    private static Optional<Route> byAction(WireInput input) {
        if (!input.rawPath().equals("/") || !isQueryMethod(input.method())) {
            return Optional.empty();
        }
        var form = input.form();
        return form.only("Version")
                .flatMap(AwsService::withQueryVersion)
                .flatMap(service -> form.only("Action").map(action -> named(service, action)));
    }

    private static boolean isQueryMethod(String method) {
        return switch (method.toUpperCase(Locale.ROOT)) {
            case "GET", "POST" -> true;
            default -> false;
        };
    }

    private static Route named(AwsService service, String name) {
        return service.facts()
                .operation(name)
                .<Route>map(operation -> new Route.Found(operation, Map.of()))
                .orElseGet(() -> new Route.NoSuchOperation(service, name));
    }
}
