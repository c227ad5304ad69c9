package io.sallyport.gateway.definition;

import io.sallyport.gateway.core.AuthorizerSpec.Payload;
import io.sallyport.gateway.core.IntegrationSpec;
import io.sallyport.gateway.definition.HttpDefinition.HttpIntegration;
import io.sallyport.gateway.definition.RestDefinition.Integration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes of an integration as written what answers, or refuses it. */
final class Integrations {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "ANY");
    private static final int LEAST_MILLIS = 50;
    private static final int MOST_REST_MILLIS = 29_000;
    private static final int MOST_HTTP_MILLIS = 30_000;
    private static final Pattern TARGET = Pattern.compile("integration\\.request\\.(path|querystring|header)\\.\\S+");
    private static final Pattern SOURCE = Pattern.compile(
            "'[^'\\r\\n]*'|method\\.request\\.(path|querystring|header)\\.\\S+|stageVariables\\.\\w+|context\\.[\\w.]+");

    private Integrations() {}

    static IntegrationSpec rest(Integration i, String where) {
        timeout(i.timeoutMillis(), MOST_REST_MILLIS, where);
        return i.unbuilt().<IntegrationSpec>map(IntegrationSpec.Unbuilt::new).orElseGet(() -> built(i, where));
    }

    private static IntegrationSpec built(Integration i, String where) {
        return switch (i.type()) {
            case "AWS_PROXY" ->
                new IntegrationSpec.Function(FunctionUri.arn(i.uri(), where), Payload.V1, i.timeoutMillis());
            case "HTTP_PROXY" -> backend(i.httpMethod(), i.uri(), i.parameters(), i.timeoutMillis(), where);
            case "MOCK" -> Mocks.spec(i, where);
            default -> throw unbuilt(i.type(), where);
        };
    }

    static IntegrationSpec http(HttpIntegration i, String where) {
        timeout(i.timeoutMillis(), MOST_HTTP_MILLIS, where);
        return i.unbuilt().<IntegrationSpec>map(IntegrationSpec.Unbuilt::new).orElseGet(() -> built(i, where));
    }

    private static IntegrationSpec built(HttpIntegration i, String where) {
        return switch (i.type()) {
            case "AWS_PROXY" ->
                new IntegrationSpec.Function(
                        FunctionUri.arn(i.uri(), where), Authorizers.payload(i.payload(), where), i.timeoutMillis());
            case "HTTP_PROXY" -> backend(i.method(), i.uri(), Map.of(), i.timeoutMillis(), where);
            default -> throw unbuilt(i.type(), where);
        };
    }

    private static RuntimeException unbuilt(String type, String where) {
        return Broken.because(where + ": integrations of type " + type + " are not built yet; AWS_PROXY, HTTP_PROXY"
                + " and, for REST APIs, MOCK are");
    }

    private static void timeout(int millis, int most, String where) {
        Broken.unless(
                millis >= LEAST_MILLIS && millis <= most,
                where + ": Timeout should be between " + LEAST_MILLIS + " ms and " + most + " ms, not " + millis);
    }

    private static IntegrationSpec backend(
            String method, String uri, Map<String, String> parameters, int millis, String where) {
        Broken.unless(METHODS.contains(method), where + ": '" + method + "' is no method of a backend");
        Broken.unless(
                uri.matches("https?://[^\\s/?#]+([/?]\\S*)?"),
                where + ": Invalid HTTP endpoint specified for URI: '" + uri + "'");
        parameters.forEach((target, source) -> {
            Broken.unless(
                    TARGET.matcher(target).matches(), where + ": Invalid mapping expression specified: " + target);
            Broken.unless(
                    SOURCE.matcher(source).matches(), where + ": Invalid mapping expression specified: " + source);
        });
        return new IntegrationSpec.Http(method, uri, parameters, millis);
    }
}
