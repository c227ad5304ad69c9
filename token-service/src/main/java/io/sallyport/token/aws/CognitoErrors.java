package io.sallyport.token.aws;

import io.sallyport.awswire.AwsError;
import io.sallyport.awswire.AwsService;
import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;

/** The room's refusals in Cognito's words. Their texts are Cognito's already, where it has one. */
final class CognitoErrors {
    private CognitoErrors() {}

    static AwsError of(Refusal refusal) {
        return switch (refusal.failure()) {
            case TokenFailure failure -> token(failure, refusal.detail());
            case GatewayFailure _, PolicyFailure _, FunctionFailure _, ExchangeFailure _, BusFailure _ ->
                error("InternalErrorException", "Internal error");
        };
    }

    private static AwsError token(TokenFailure failure, String text) {
        return switch (failure) {
            case MALFORMED, BAD_SIGNATURE, UNKNOWN_ISSUER, WRONG_AUDIENCE, WRONG_USE, NOT_YET_VALID ->
                error("NotAuthorizedException", "Invalid Access Token");
            case EXPIRED,
                    REVOKED,
                    WRONG_PASSWORD,
                    WRONG_SECRET_HASH,
                    USER_DISABLED,
                    INVALID_SESSION,
                    TOO_MANY_ATTEMPTS,
                    NOT_AUTHORIZED -> error("NotAuthorizedException", text);
            case POOL_NOT_FOUND, CLIENT_NOT_FOUND, GROUP_NOT_FOUND -> error("ResourceNotFoundException", text);
            case USER_NOT_FOUND -> error("UserNotFoundException", text);
            case USER_NOT_CONFIRMED -> error("UserNotConfirmedException", text);
            case USERNAME_EXISTS -> error("UsernameExistsException", text);
            case INVALID_PASSWORD -> error("InvalidPasswordException", text);
            case PASSWORD_RESET_REQUIRED -> error("PasswordResetRequiredException", text);
            case CODE_MISMATCH -> error("CodeMismatchException", text);
            case CODE_EXPIRED -> error("ExpiredCodeException", text);
            case FLOW_NOT_ENABLED, INVALID_PARAMETER -> error("InvalidParameterException", text);
            case LIMIT_EXCEEDED -> error("LimitExceededException", text);
            case CONCURRENT_CHANGE -> error("ConcurrentModificationException", text);
            case UNSUPPORTED_TOKEN_TYPE -> error("UnsupportedTokenTypeException", text);
            case UNSUPPORTED_OPERATION -> error("UnsupportedOperationException", text);
            case ALIAS_EXISTS -> error("AliasExistsException", text);
            case USER_STATE -> error("UnsupportedUserStateException", text);
            case GROUP_EXISTS -> error("GroupExistsException", text);
            case CODE_NOT_DELIVERED -> error("CodeDeliveryFailureException", text);
            case TOO_MANY_REQUESTS -> error("TooManyRequestsException", text);
            case CLIENT_NOT_PROVEN -> error("UnauthorizedException", text);
        };
    }

    private static AwsError error(String name, String text) {
        return AwsError.of(AwsService.COGNITO_IDP, name, text);
    }
}
