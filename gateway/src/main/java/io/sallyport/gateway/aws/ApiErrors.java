package io.sallyport.gateway.aws;

import io.sallyport.awswire.AwsError;
import io.sallyport.awswire.AwsService;
import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;

/** Refusals in API Gateway's words; the door has worded its own before. */
final class ApiErrors {
    private ApiErrors() {}

    /** @param service whose answer it is; both have the same names for these */
    static AwsError of(AwsService service, Refusal refusal) {
        return switch (refusal.failure()) {
            case GatewayFailure failure -> gateway(service, failure, refusal.detail());
            case TokenFailure _, FunctionFailure _, ExchangeFailure _, PolicyFailure _, BusFailure _ -> internal();
        };
    }

    private static AwsError gateway(AwsService service, GatewayFailure failure, String detail) {
        return switch (failure) {
            case NOT_FOUND -> AwsError.of(service, "NotFoundException", detail);
            case CONFLICT -> AwsError.of(service, "ConflictException", detail);
            case BAD_REQUEST -> AwsError.of(service, "BadRequestException", detail);
            case LIMIT_EXCEEDED -> new AwsError(429, "LimitExceededException", detail);
            case TOO_LARGE -> new AwsError(413, "RequestEntityTooLargeException", detail);
            case NO_CREDENTIAL,
                    INCOMPLETE_SIGNATURE,
                    SIGNATURE_MISMATCH,
                    SIGNATURE_EXPIRED,
                    WRONG_SCOPE,
                    INVALID_SESSION_TOKEN,
                    EXPIRED_SESSION_TOKEN,
                    REVOKED_CREDENTIAL,
                    UNKNOWN_OPERATION,
                    NOT_BUILT,
                    INVALID_REQUEST,
                    URI_TOO_LONG,
                    NO_ROUTE,
                    UNAUTHORIZED,
                    FORBIDDEN,
                    AUTHORIZER_FAILED,
                    AUTHORIZER_MISCONFIGURED,
                    API_MISCONFIGURED,
                    INTEGRATION_FAILED,
                    INTEGRATION_UNREACHABLE,
                    INTEGRATION_TIMEOUT -> internal();
        };
    }

    private static AwsError internal() {
        return new AwsError(500, "InternalFailure", "Internal error");
    }
}
