package io.sallyport.gateway.integrate;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.core.RequestFact;
import io.sallyport.gateway.core.Visit;
import java.util.List;
import java.util.Optional;

/**
 * Where the value of a mapped parameter comes from.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html">API Gateway Developer
 *     Guide, "Parameter mapping source reference"</a>
 */
final class ParameterSource {
    private static final String FROM = "method.request.";

    private ParameterSource() {}

    /**
     * @return what the request has there; empty when it has nothing
     * @throws Refusal {@link GatewayFailure#API_MISCONFIGURED} for a source that does not exist
     */
    static Optional<String> value(String source, Visit visit) {
        if (source.length() >= 2 && source.startsWith("'") && source.endsWith("'")) {
            return Optional.of(source.substring(1, source.length() - 1));
        }
        int dot = source.lastIndexOf('.');
        var name = source.substring(dot + 1);
        return switch (source.substring(0, dot + 1)) {
            case FROM + "path." -> Optional.ofNullable(visit.pathParameters().get(name));
            case FROM + "querystring." -> last(visit.query().form().all(name));
            case FROM + "header." -> last(visit.headers().all(name));
            case "stageVariables." ->
                Optional.ofNullable(visit.api().stageVariables().get(name));
            case "context.", "context.identity." -> RequestFact.find(source.substring("context.".length()), visit);
            default -> throw BackendTarget.misconfigured("a parameter cannot be mapped from " + source);
        };
    }

    private static Optional<String> last(List<String> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** @throws Refusal {@link GatewayFailure#BAD_REQUEST} when it would end its header line */
    static String plain(String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c == 127)) {
            throw new Refusal(GatewayFailure.BAD_REQUEST, "Bad Request");
        }
        return value;
    }
}
