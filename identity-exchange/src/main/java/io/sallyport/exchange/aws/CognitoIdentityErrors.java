package io.sallyport.exchange.aws;

import static io.sallyport.awswire.AwsService.COGNITO_IDENTITY;

import io.sallyport.awswire.AwsError;
import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refusals in the words of {@code cognito-identity}. */
final class CognitoIdentityErrors {
    private static final Logger LOG = LoggerFactory.getLogger(CognitoIdentityErrors.class);
    private static final String CHECK_ROLES =
            "Invalid identity pool configuration. Check assigned IAM roles for this pool.";

    private CognitoIdentityErrors() {}

    static AwsError of(Refusal refusal) {
        return switch (refusal.failure()) {
            case ExchangeFailure failure -> own(failure, refusal.detail());
            case GatewayFailure _, TokenFailure _, FunctionFailure _, PolicyFailure _, BusFailure _ ->
                new AwsError(500, "InternalErrorException", "Internal error");
        };
    }

    private static AwsError own(ExchangeFailure failure, String detail) {
        return switch (failure) {
            case POOL_NOT_FOUND, IDENTITY_NOT_FOUND -> error("ResourceNotFoundException", detail);
            case LOGIN_REFUSED, GUESTS_NOT_ALLOWED -> error("NotAuthorizedException", detail);
            case NO_ROLE, NO_SUCH_ROLE, NOT_TRUSTED, PACKED_POLICY_TOO_LARGE, MALFORMED_POLICY -> misconfigured(detail);
            case INVALID_PARAMETER -> error("InvalidParameterException", detail);
            case LIMIT_EXCEEDED -> error("LimitExceededException", detail);
            case CONFLICT -> error("ResourceConflictException", detail);
            case CONCURRENT_CHANGE -> error("ConcurrentModificationException", detail);
            case PROVIDER_UNREACHABLE -> error("ExternalServiceException", detail);
        };
    }

    /** Whoever trades a login learns nothing of roles; whoever runs the product does. */
    private static AwsError misconfigured(String detail) {
        LOG.info("no credentials for an identity: {}", detail);
        return error("InvalidIdentityPoolConfigurationException", CHECK_ROLES);
    }

    private static AwsError error(String name, String message) {
        return AwsError.of(COGNITO_IDENTITY, name, message);
    }
}
