package io.sallyport.gateway.front;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Visit;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Refusals in the words of deployed APIs.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html">API Gateway Developer
 *     Guide, "Gateway response types"</a>
 */
final class Words {
    private static final String ERROR_TYPE = "x-amzn-ErrorType";

    private Words() {}

    /** What is said of one refusal. */
    private record Said(int status, String type, String body, Optional<String> challenge) {
        static Said of(int status, String type, String message) {
            return new Said(
                    status, type, new JsonObject().put("message", message).encode(), Optional.empty());
        }
    }

    static Outbound of(Kind kind, Refusal refusal, Visit.Ids ids) {
        return identified(
                switch (kind) {
                    case REST -> written(rest(refusal), true);
                    case HTTP -> written(http(refusal), false);
                },
                kind,
                ids);
    }

    /** Before it is known what kind of API was meant. */
    static Outbound nowhere(Visit.Ids ids) {
        return identified(written(Said.of(403, "ForbiddenException", "Forbidden"), true), Kind.REST, ids);
    }

    private static Outbound written(Said said, boolean typed) {
        var answer = Outbound.of(said.status(), "application/json", said.body());
        said.challenge().ifPresent(challenge -> answer.with("www-authenticate", challenge));
        return typed ? answer.with(ERROR_TYPE, said.type()) : answer;
    }

    /** How the request is called; on every answer of an API. */
    static Outbound identified(Outbound answer, Kind kind, Visit.Ids ids) {
        return switch (kind) {
            case REST -> answer.with("x-amzn-RequestId", ids.request()).with("x-amz-apigw-id", ids.extended());
            case HTTP -> answer.with("apigw-requestid", ids.extended());
        };
    }

    private static Said rest(Refusal refusal) {
        var detail = refusal.detail();
        return switch (refusal.failure()) {
            case GatewayFailure failure -> rest(failure, detail);
            case PolicyFailure.DENIED ->
                new Said(
                        403,
                        "AccessDeniedException",
                        new JsonObject().put("Message", detail).encode(),
                        Optional.empty());
            case PolicyFailure.UNKNOWN_ACCESS_KEY, PolicyFailure.INACTIVE_ACCESS_KEY -> invalidToken();
            case TokenFailure.EXPIRED -> Said.of(401, "UnauthorizedException", "The incoming token has expired");
            case TokenFailure _ -> Said.of(401, "UnauthorizedException", "Unauthorized");
            case BusFailure.UNAVAILABLE -> Said.of(503, "ServiceUnavailableException", "Service Unavailable");
            case PolicyFailure _, FunctionFailure _, ExchangeFailure _, BusFailure _ -> internal();
        };
    }

    private static Said rest(GatewayFailure failure, String detail) {
        return switch (failure) {
            case NO_ROUTE, NO_CREDENTIAL ->
                Said.of(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
            case INCOMPLETE_SIGNATURE -> Said.of(403, "IncompleteSignatureException", detail);
            case SIGNATURE_MISMATCH, SIGNATURE_EXPIRED, WRONG_SCOPE ->
                Said.of(403, "InvalidSignatureException", detail);
            case INVALID_SESSION_TOKEN, REVOKED_CREDENTIAL -> invalidToken();
            case EXPIRED_SESSION_TOKEN ->
                Said.of(403, "ExpiredTokenException", "The security token included in the request is expired");
            case UNAUTHORIZED -> Said.of(401, "UnauthorizedException", "Unauthorized");
            case FORBIDDEN -> Said.of(403, "ForbiddenException", "Forbidden");
            case AUTHORIZER_FAILED -> silent("AuthorizerFailureException");
            case AUTHORIZER_MISCONFIGURED -> silent("AuthorizerConfigurationException");
            case BAD_REQUEST, INVALID_REQUEST -> Said.of(400, "BadRequestException", "Bad Request");
            case TOO_LARGE -> Said.of(413, "RequestEntityTooLargeException", "Request Too Long");
            case URI_TOO_LONG -> Said.of(414, "RequestTooLongException", "Request-URI Too Long");
            case INTEGRATION_FAILED -> Said.of(502, "InternalServerErrorException", "Internal server error");
            case INTEGRATION_TIMEOUT -> Said.of(504, "InternalServerErrorException", "Endpoint request timed out");
            case INTEGRATION_UNREACHABLE ->
                Said.of(504, "InternalServerErrorException", "Network error communicating with endpoint");
            case LIMIT_EXCEEDED -> Said.of(429, "LimitExceededException", "Limit Exceeded");
            case NOT_BUILT -> Said.of(501, "NotImplementedException", detail);
            case API_MISCONFIGURED, UNKNOWN_OPERATION, NOT_FOUND, CONFLICT -> internal();
        };
    }

    private static Said invalidToken() {
        return Said.of(403, "UnrecognizedClientException", "The security token included in the request is invalid.");
    }

    private static Said silent(String type) {
        return new Said(500, type, "{\"message\":null}", Optional.empty());
    }

    private static Said internal() {
        return Said.of(500, "InternalServerErrorException", "Internal server error");
    }

    private static Said http(Refusal refusal) {
        return switch (refusal.failure()) {
            case GatewayFailure.NOT_BUILT -> plain(501, refusal.detail());
            case GatewayFailure failure -> http(failure);
            case PolicyFailure _ -> plain(403, "Forbidden");
            case TokenFailure failure -> challenged(failure, refusal.detail());
            case BusFailure.UNAVAILABLE -> plain(503, "Service Unavailable");
            case FunctionFailure _, ExchangeFailure _, BusFailure _ -> plain(500, "Internal Server Error");
        };
    }

    private static Said http(GatewayFailure failure) {
        return switch (failure) {
            case NO_ROUTE -> plain(404, "Not Found");
            case UNAUTHORIZED -> plain(401, "Unauthorized");
            case NO_CREDENTIAL,
                    INCOMPLETE_SIGNATURE,
                    SIGNATURE_MISMATCH,
                    SIGNATURE_EXPIRED,
                    WRONG_SCOPE,
                    INVALID_SESSION_TOKEN,
                    REVOKED_CREDENTIAL,
                    EXPIRED_SESSION_TOKEN,
                    FORBIDDEN -> plain(403, "Forbidden");
            case BAD_REQUEST, INVALID_REQUEST -> plain(400, "Bad Request");
            case TOO_LARGE -> plain(413, "Request Entity Too Large");
            case URI_TOO_LONG -> plain(414, "URI Too Long");
            case INTEGRATION_TIMEOUT, INTEGRATION_UNREACHABLE -> plain(503, "Service Unavailable");
            case LIMIT_EXCEEDED -> plain(429, "Too Many Requests");
            case AUTHORIZER_FAILED,
                    AUTHORIZER_MISCONFIGURED,
                    API_MISCONFIGURED,
                    INTEGRATION_FAILED,
                    UNKNOWN_OPERATION,
                    NOT_BUILT,
                    NOT_FOUND,
                    CONFLICT -> plain(500, "Internal Server Error");
        };
    }

    private static Said plain(int status, String message) {
        return Said.of(status, "", message);
    }

    /** RFC 6750, section 3: no error code when no token was sent. */
    private static Said challenged(TokenFailure failure, String detail) {
        var challenge = failure == TokenFailure.NOT_AUTHORIZED
                ? "Bearer"
                : "Bearer scope=\"\" error=\"invalid_token\" error_description=\"" + quotable(detail) + "\"";
        return new Said(401, "", "{\"message\":\"Unauthorized\"}", Optional.of(challenge));
    }

    private static String quotable(String text) {
        return text.replaceAll("[^ -~]|[\"\\\\]", "");
    }
}
