package io.sallyport.runtime.door;

import io.sallyport.awswire.AwsError;
import io.sallyport.awswire.AwsService;
import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import java.util.Optional;

/**
 * The refusals that every service words alike within its protocol: who asks, whether they may, whether anybody could find out.
 *
 * <p>awsJson answers 400 throughout, Query and REST 403; codes as each protocol's clients know them.
 */
final class DoorErrors {
    private static final String INVALID_TOKEN = "The security token included in the request is invalid.";

    private DoorErrors() {}

    /** @return nothing for a failure that only the room itself can word */
    static Optional<AwsError> of(AwsService service, Refusal refusal) {
        return switch (refusal.failure()) {
            case GatewayFailure failure -> credential(service, failure, refusal.detail());
            case PolicyFailure failure -> policy(service, failure, refusal.detail());
            case BusFailure failure -> Optional.of(bus(service, failure));
            case TokenFailure _, FunctionFailure _, ExchangeFailure _ -> Optional.empty();
        };
    }

    private static Optional<AwsError> credential(AwsService service, GatewayFailure failure, String detail) {
        return switch (failure) {
            case NO_CREDENTIAL -> refused(service, "MissingAuthenticationToken", "Missing Authentication Token");
            case INCOMPLETE_SIGNATURE -> refused(service, "IncompleteSignature", detail);
            case SIGNATURE_MISMATCH, SIGNATURE_EXPIRED, WRONG_SCOPE -> refused(service, signature(service), detail);
            case INVALID_SESSION_TOKEN, REVOKED_CREDENTIAL -> refused(service, unknownKey(service), INVALID_TOKEN);
            case EXPIRED_SESSION_TOKEN ->
                refused(service, "ExpiredToken", "The security token included in the request is expired");
            case UNKNOWN_OPERATION, NOT_BUILT -> Optional.of(notBuilt(service, detail));
            case INVALID_REQUEST -> Optional.of(AwsError.invalid(service, detail));
            case TOO_LARGE,
                    URI_TOO_LONG,
                    API_MISCONFIGURED,
                    INTEGRATION_UNREACHABLE,
                    NO_ROUTE,
                    UNAUTHORIZED,
                    FORBIDDEN,
                    AUTHORIZER_FAILED,
                    AUTHORIZER_MISCONFIGURED,
                    INTEGRATION_FAILED,
                    INTEGRATION_TIMEOUT,
                    NOT_FOUND,
                    CONFLICT,
                    BAD_REQUEST,
                    LIMIT_EXCEEDED -> Optional.empty();
        };
    }

    private static Optional<AwsError> policy(AwsService service, PolicyFailure failure, String detail) {
        return switch (failure) {
            case DENIED -> refused(service, "AccessDenied", detail);
            case UNKNOWN_ACCESS_KEY, INACTIVE_ACCESS_KEY -> refused(service, unknownKey(service), INVALID_TOKEN);
            case NO_SUCH_ENTITY,
                    ENTITY_EXISTS,
                    MALFORMED_POLICY,
                    INVALID_INPUT,
                    LIMIT_EXCEEDED,
                    DELETE_CONFLICT,
                    CONCURRENT_CHANGE,
                    UNMODIFIABLE -> Optional.empty();
        };
    }

    private static AwsError bus(AwsService service, BusFailure failure) {
        return switch (failure) {
            case UNAVAILABLE -> new AwsError(503, coded(service, "ServiceUnavailable"), "Try again");
            case MAY_NOT_ASK, BUG -> internal(service);
        };
    }

    /** Says nothing of what happened; the log does. */
    static AwsError internal(AwsService service) {
        return switch (service) {
            case COGNITO_IDP, COGNITO_IDENTITY -> new AwsError(500, "InternalErrorException", "Internal error");
            case LAMBDA -> new AwsError(500, "ServiceException", "Internal error");
            case STS, IAM, ELBV2, ACM, APIGATEWAY, APIGATEWAYV2 ->
                new AwsError(500, "InternalFailure", "Internal error");
        };
    }

    static AwsError notBuilt(AwsService service, String detail) {
        return switch (service.protocol()) {
            case AWS_JSON_1_1 -> new AwsError(400, "UnknownOperationException", detail);
            case QUERY -> new AwsError(400, "InvalidAction", detail);
            case REST_JSON -> new AwsError(404, "UnknownOperationException", detail);
        };
    }

    private static Optional<AwsError> refused(AwsService service, String stem, String message) {
        return Optional.of(new AwsError(refusalStatus(service), coded(service, stem), message));
    }

    private static int refusalStatus(AwsService service) {
        return switch (service.protocol()) {
            case AWS_JSON_1_1 -> 400;
            case QUERY, REST_JSON -> 403;
        };
    }

    private static String coded(AwsService service, String stem) {
        return switch (service.protocol()) {
            case AWS_JSON_1_1, REST_JSON -> stem.endsWith("Exception") ? stem : stem + "Exception";
            case QUERY -> stem;
        };
    }

    private static String signature(AwsService service) {
        return switch (service.protocol()) {
            case AWS_JSON_1_1, REST_JSON -> "InvalidSignatureException";
            case QUERY -> "SignatureDoesNotMatch";
        };
    }

    private static String unknownKey(AwsService service) {
        return switch (service.protocol()) {
            case AWS_JSON_1_1, REST_JSON -> "UnrecognizedClientException";
            case QUERY -> "InvalidClientTokenId";
        };
    }
}
