package io.sallyport.token.service;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.token.core.Flow;
import io.sallyport.token.core.SecretHash;
import io.sallyport.token.core.User;
import io.sallyport.token.core.UserStatus;
import io.sallyport.token.service.Directory.Access;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The first step of a sign-in and the ones after it, whichever way it goes. */
public record SignIn(SrpSignIn srp, Guesses guesses, NewPassword newPassword, TokenIssuer issuer, InstantSource clock) {

    /** @param flow as in {@code AuthFlow} */
    public Outcome begin(Access access, String flow, Map<String, String> parameters) {
        AuthParameters.refuse(parameters, "DEVICE_KEY");
        return switch (flow) {
            case "USER_SRP_AUTH" -> bySrp(access, parameters);
            case "USER_PASSWORD_AUTH" -> byPassword(access, Flow.USER_PASSWORD_AUTH, parameters);
            case "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN" -> byRefreshToken(access, parameters);
            case "ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH" ->
                throw invalid("Initiate Auth method not supported.");
            default -> throw new Refusal(GatewayFailure.INVALID_REQUEST, "AuthFlow " + flow + " is not built yet");
        };
    }

    /** For whoever signs the request as an administrator. */
    public Outcome beginAsAdmin(Access access, String flow, Map<String, String> parameters) {
        AuthParameters.refuse(parameters, "DEVICE_KEY");
        return switch (flow) {
            case "ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH" ->
                byPassword(access, Flow.ADMIN_USER_PASSWORD_AUTH, parameters);
            case "USER_PASSWORD_AUTH" -> throw invalid("Initiate Auth method not supported.");
            default -> begin(access, flow, parameters);
        };
    }

    private Outcome bySrp(Access access, Map<String, String> parameters) {
        access.client().require(Flow.USER_SRP_AUTH);
        var name = AuthParameters.required(parameters, "USERNAME");
        requireSecretHash(access, parameters, name);
        return srp.begin(access, name, AuthParameters.required(parameters, "SRP_A"));
    }

    private Outcome byPassword(Access access, Flow flow, Map<String, String> parameters) {
        access.client().require(flow);
        var name = AuthParameters.required(parameters, "USERNAME");
        requireSecretHash(access, parameters, name);
        var password = Secret.of(AuthParameters.required(parameters, "PASSWORD"));
        return proven(access, guesses.check(access.pool(), access.client(), name, password));
    }

    private Outcome byRefreshToken(Access access, Map<String, String> parameters) {
        var token = AuthParameters.required(parameters, "REFRESH_TOKEN");
        return new Outcome.SignedIn(
                issuer.refreshed(access, token, AuthParameters.optional(parameters, "SECRET_HASH")));
    }

    private static void requireSecretHash(Access access, Map<String, String> parameters, String name) {
        SecretHash.check(access.client(), AuthParameters.optional(parameters, "SECRET_HASH"), name);
    }

    public Outcome respond(Access access, String challenge, Optional<String> session, Map<String, String> responses) {
        AuthParameters.refuse(responses, "DEVICE_KEY");
        var name = AuthParameters.required(responses, "USERNAME");
        requireSecretHash(access, responses, name);
        return switch (challenge) {
            case "PASSWORD_VERIFIER" -> proven(access, srp.finish(access, responses));
            case "NEW_PASSWORD_REQUIRED" ->
                new Outcome.SignedIn(issuer.signedIn(access, newPassword.choose(access, session, name, responses)));
            default ->
                throw new Refusal(GatewayFailure.INVALID_REQUEST, "ChallengeName " + challenge + " is not built yet");
        };
    }

    private Outcome proven(Access access, User user) {
        user.requireSignIn(clock.instant());
        return user.status() == UserStatus.FORCE_CHANGE_PASSWORD
                ? newPassword.demand(access, user)
                : new Outcome.SignedIn(issuer.signedIn(access, user));
    }

    private static Refusal invalid(String message) {
        return new Refusal(TokenFailure.INVALID_PARAMETER, message);
    }
}
