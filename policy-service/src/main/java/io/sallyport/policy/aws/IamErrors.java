package io.sallyport.policy.aws;

import io.sallyport.awswire.AwsError;
import io.sallyport.awswire.AwsService;
import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;

/** The ledger's refusals in IAM's words. */
final class IamErrors {
    private IamErrors() {}

    static AwsError of(Refusal refusal) {
        return switch (refusal.failure()) {
            case PolicyFailure failure -> known(failure, refusal.detail());
            case GatewayFailure _, BusFailure _, TokenFailure _, FunctionFailure _, ExchangeFailure _ ->
                new AwsError(500, "ServiceFailure", "Internal error");
        };
    }

    private static AwsError known(PolicyFailure failure, String detail) {
        return switch (failure) {
            case NO_SUCH_ENTITY -> named("NoSuchEntity", detail);
            case ENTITY_EXISTS -> named("EntityAlreadyExists", detail);
            case MALFORMED_POLICY -> named("MalformedPolicyDocument", detail);
            case INVALID_INPUT -> named("InvalidInput", detail);
            case LIMIT_EXCEEDED -> named("LimitExceeded", detail);
            case DELETE_CONFLICT -> named("DeleteConflict", detail);
            case CONCURRENT_CHANGE -> named("ConcurrentModification", detail);
            case UNMODIFIABLE -> named("UnmodifiableEntity", detail);
            case DENIED, UNKNOWN_ACCESS_KEY, INACTIVE_ACCESS_KEY -> new AwsError(403, "AccessDenied", detail);
        };
    }

    private static AwsError named(String code, String detail) {
        return AwsError.of(AwsService.IAM, code, detail);
    }
}
