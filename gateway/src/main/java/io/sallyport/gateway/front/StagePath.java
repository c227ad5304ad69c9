package io.sallyport.gateway.front;

import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.routes.CompiledApi;
import io.sallyport.gateway.routes.PublishedApis;
import java.util.Optional;

/**
 * The stage that a path addresses, and what follows it. REST: the first segment, always. HTTP: the first segment when a stage of that name
 * is published, else {@code $default} and the whole path.
 *
 * @param rest raw, empty or beginning with a slash
 */
record StagePath(CompiledApi api, String rest) {
    private static final String DEFAULT = "$default";

    static Optional<StagePath> find(PublishedApis published, String apiId, String rawPath) {
        int slash = rawPath.indexOf('/', 1);
        int end = slash < 0 ? rawPath.length() : slash;
        var name = rawPath.isEmpty() ? "" : rawPath.substring(1, end);
        return named(published, apiId, name)
                .map(api -> new StagePath(api, rawPath.substring(end)))
                .or(() -> published
                        .find(apiId, DEFAULT)
                        .filter(api -> api.definition().kind() == Kind.HTTP)
                        .map(api -> new StagePath(api, rawPath)));
    }

    /** {@code $default} has no path of its own. */
    private static Optional<CompiledApi> named(PublishedApis published, String apiId, String name) {
        return name.equals(DEFAULT) || name.isEmpty() ? Optional.empty() : published.find(apiId, name);
    }
}
