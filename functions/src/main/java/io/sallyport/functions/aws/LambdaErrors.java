package io.sallyport.functions.aws;

import static io.sallyport.awswire.AwsService.LAMBDA;

import io.sallyport.awswire.AwsError;
import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;

/** Refusals in Lambda's words. */
final class LambdaErrors {
    private LambdaErrors() {}

    static AwsError of(Refusal refusal) {
        var detail = refusal.detail();
        return switch (refusal.failure()) {
            case FunctionFailure failure -> function(failure, detail);
            case GatewayFailure.BAD_REQUEST -> AwsError.of(LAMBDA, "InvalidRequestContentException", detail);
            case GatewayFailure _, TokenFailure _, ExchangeFailure _, PolicyFailure _, BusFailure _ ->
                AwsError.of(LAMBDA, "ServiceException", "Internal error");
        };
    }

    private static AwsError function(FunctionFailure failure, String detail) {
        return switch (failure) {
            case NOT_FOUND ->
                AwsError.of(LAMBDA, "ResourceNotFoundException", detail).with("Type", "User");
            case CONFLICT ->
                AwsError.of(LAMBDA, "ResourceConflictException", detail).with("Type", "User");
            case INVALID_PARAMETER, RUNTIME_MISSING ->
                AwsError.of(LAMBDA, "InvalidParameterValueException", detail).with("Type", "User");
            case NOT_PERMITTED -> new AwsError(403, "AccessDeniedException", detail);
            case THROTTLED ->
                AwsError.of(LAMBDA, "TooManyRequestsException", "Rate Exceeded.")
                        .with("Reason", "ConcurrentInvocationLimitExceeded");
            case TOO_LARGE -> AwsError.of(LAMBDA, "RequestTooLargeException", detail);
            case NOT_READY -> AwsError.of(LAMBDA, "ServiceException", detail);
            case PRECONDITION_FAILED -> AwsError.of(LAMBDA, "PreconditionFailedException", detail);
            case LIMIT_EXCEEDED -> AwsError.of(LAMBDA, "CodeStorageExceededException", detail);
            case POLICY_LENGTH_EXCEEDED -> AwsError.of(LAMBDA, "PolicyLengthExceededException", detail);
        };
    }
}
