package io.sallyport.gateway.routes;

import io.sallyport.gateway.core.AuthorizerPlan;
import io.sallyport.gateway.core.PublishedApi;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.RequestPath;
import io.sallyport.gateway.core.Route;
import io.sallyport.iampolicy.CompiledPolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One stage of an API made ready to serve: immutable, for any thread. */
public final class CompiledApi {
    private static final String CATCH_ALL = "$default";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final PublishedApi definition;
    private final PathTree tree = new PathTree();
    private final Optional<Route> catchAll;
    private final Map<String, AuthorizerPlan> authorizers;
    private final Optional<CompiledPolicies> resourcePolicy;

    private CompiledApi(PublishedApi definition, Optional<CompiledPolicies> resourcePolicy) {
        this.definition = definition;
        this.resourcePolicy = resourcePolicy;
        this.authorizers = definition.authorizers().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> AuthorizerPlan.of(e.getValue())));
        this.catchAll =
                definition.routes().stream().filter(CompiledApi::isCatchAll).findFirst();
        definition.routes().stream().filter(route -> !isCatchAll(route)).forEach(tree::add);
    }

    /**
     * @param apiArn {@code arn:aws:execute-api:<region>:<account>:<apiId>}, for the short form of resource policies
     * @throws io.sallyport.iampolicy.MalformedPolicy         when the resource policy is none
     * @throws java.util.regex.PatternSyntaxException when an authorizer's expression is none
     */
    public static CompiledApi of(PublishedApi definition, String apiArn) {
        return new CompiledApi(
                definition, definition.resourcePolicy().map(json -> ResourcePolicy.compile(json, apiArn)));
    }

    /** What was found. */
    public record Match(Route route, Map<String, String> pathParameters) {}

    /** @return empty when no route has this method at this path */
    public Optional<Match> match(String method, RequestPath path) {
        if (!METHODS.contains(method)) {
            return Optional.empty();
        }
        var segments = definition.kind() == Kind.HTTP && path.trailingSlash()
                ? withTrailing(path.segments())
                : path.segments();
        return tree.find(method, segments)
                .map(route -> new Match(route, Templates.values(route.path(), segments)))
                .or(() -> catchAll.map(route -> new Match(route, Map.of())));
    }

    private static List<String> withTrailing(List<String> segments) {
        var all = new ArrayList<>(segments);
        all.add("");
        return all;
    }

    private static boolean isCatchAll(Route route) {
        return route.path().equals(CATCH_ALL);
    }

    public PublishedApi definition() {
        return definition;
    }

    public Optional<AuthorizerPlan> authorizer(String id) {
        return Optional.ofNullable(authorizers.get(id));
    }

    public Optional<CompiledPolicies> resourcePolicy() {
        return resourcePolicy;
    }
}
