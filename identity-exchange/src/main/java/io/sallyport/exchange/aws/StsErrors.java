package io.sallyport.exchange.aws;

import static io.sallyport.awswire.AwsService.STS;

import io.sallyport.awswire.AwsError;
import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;

/** Refusals in the words of {@code sts}. */
final class StsErrors {
    private StsErrors() {}

    static AwsError of(Refusal refusal) {
        return switch (refusal.failure()) {
            case ExchangeFailure failure -> own(failure, refusal.detail());
            case TokenFailure.EXPIRED -> AwsError.of(STS, "ExpiredTokenException", refusal.detail());
            case TokenFailure.REVOKED -> AwsError.of(STS, "IDPRejectedClaim", refusal.detail());
            case TokenFailure _ -> AwsError.of(STS, "InvalidIdentityToken", refusal.detail());
            case GatewayFailure _, FunctionFailure _, PolicyFailure _, BusFailure _ ->
                new AwsError(500, "InternalFailure", "Internal error");
        };
    }

    private static AwsError own(ExchangeFailure failure, String detail) {
        return switch (failure) {
            case NOT_TRUSTED, NO_SUCH_ROLE, NO_ROLE, LOGIN_REFUSED, GUESTS_NOT_ALLOWED ->
                new AwsError(403, "AccessDenied", detail);
            case INVALID_PARAMETER, POOL_NOT_FOUND, IDENTITY_NOT_FOUND, CONFLICT, CONCURRENT_CHANGE ->
                AwsError.invalid(STS, detail);
            case LIMIT_EXCEEDED -> new AwsError(400, "LimitExceeded", detail);
            case PACKED_POLICY_TOO_LARGE -> AwsError.of(STS, "PackedPolicyTooLarge", detail);
            case MALFORMED_POLICY -> AwsError.of(STS, "MalformedPolicyDocument", detail);
            case PROVIDER_UNREACHABLE -> AwsError.of(STS, "IDPCommunicationError", detail);
        };
    }
}
