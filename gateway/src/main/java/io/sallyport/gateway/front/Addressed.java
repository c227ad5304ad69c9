package io.sallyport.gateway.front;

import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.http.Inbound;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What host and path say about whom a request is for. */
public final class Addressed {
    private static final String PREFIX = "/_aws/execute-api/";
    private static final Pattern API_ID = Pattern.compile("[a-z0-9]{1,64}");

    private final List<String> apiHosts;
    private final List<String> poolHosts;
    private final Pattern poolPath;

    /**
     * A deployed API.
     *
     * @param rawPath below the API's own address: {@code /stage/…}
     */
    public record Api(String id, String rawPath) {}

    public Addressed(Deployment deployment) {
        var region = deployment.region();
        this.apiHosts = deployment.domains().stream()
                .map(domain -> ".execute-api." + region + "." + domain)
                .toList();
        this.poolHosts = deployment.domains().stream()
                .map(domain -> ".auth." + region + "." + domain)
                .toList();
        // a pool's id begins with its region; a path of a service model never does
        this.poolPath = Pattern.compile("/" + Pattern.quote(region) + "_[0-9a-zA-Z]{1,55}(/.*)?");
    }

    /** By host, else by path. */
    public Optional<Api> api(Inbound request) {
        var raw = request.rawPath();
        var byHost = label(request.host(), apiHosts).map(id -> new Api(id, raw));
        return byHost.isPresent() || !raw.startsWith(PREFIX) ? byHost : Optional.of(byPath(raw));
    }

    /** An id that cannot be one finds no API; it does not become anything else. */
    private static Api byPath(String raw) {
        int slash = raw.indexOf('/', PREFIX.length());
        int end = slash < 0 ? raw.length() : slash;
        var id = raw.substring(PREFIX.length(), end);
        return new Api(API_ID.matcher(id).matches() ? id : "", raw.substring(end));
    }

    boolean isUserPools(Inbound request) {
        return poolPath.matcher(request.rawPath()).matches()
                || label(request.host(), poolHosts).isPresent();
    }

    /** @return what stands before one of the endings */
    private static Optional<String> label(String host, List<String> endings) {
        for (var ending : endings) {
            if (host.length() > ending.length() && host.endsWith(ending)) {
                return Optional.of(host.substring(0, host.length() - ending.length()));
            }
        }
        return Optional.empty();
    }
}
