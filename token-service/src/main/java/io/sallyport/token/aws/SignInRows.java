package io.sallyport.token.aws;

import io.sallyport.contracts.Secret;
import io.sallyport.runtime.door.Proof;
import io.sallyport.runtime.door.Row;
import io.sallyport.token.core.User;
import io.sallyport.token.service.AccessTokens;
import io.sallyport.token.service.Directory;
import io.sallyport.token.service.Outcome.Challenge;
import io.sallyport.token.service.Outcome.SignedIn;
import io.sallyport.token.service.SelfService;
import io.sallyport.token.service.SignIn;
import io.sallyport.token.service.SignOut;
import io.sallyport.token.service.SignUps;
import io.sallyport.token.service.TokenIssuer.Tokens;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChangePasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChangePasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GlobalSignOutResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserAttributesResponse;

/** Signing up, in and out: what users do. Hints about the device ({@code UserContextData}, analytics) decide nothing here and in AWS only risk. */
record SignInRows(
        Rows rows,
        Directory directory,
        SignUps signUps,
        SignIn signIn,
        SignOut signOut,
        AccessTokens tokens,
        SelfService self) {

    List<Row<?, ?>> all() {
        return List.of(
                rows.row("SignUp", Proof.none(), SignUpRequest.class, this::signUp),
                rows.row("ConfirmSignUp", Proof.none(), ConfirmSignUpRequest.class, this::confirm),
                rows.row("ResendConfirmationCode", Proof.none(), ResendConfirmationCodeRequest.class, this::resend),
                rows.row("InitiateAuth", Proof.none(), InitiateAuthRequest.class, this::initiate),
                rows.row("RespondToAuthChallenge", Proof.none(), RespondToAuthChallengeRequest.class, this::respond),
                rows.admin(
                        "AdminInitiateAuth",
                        AdminInitiateAuthRequest.class,
                        AdminInitiateAuthRequest::userPoolId,
                        this::initiateAsAdmin),
                rows.admin(
                        "AdminRespondToAuthChallenge",
                        AdminRespondToAuthChallengeRequest.class,
                        AdminRespondToAuthChallengeRequest::userPoolId,
                        this::respondAsAdmin),
                rows.row("GetUser", Proof.accessToken(), GetUserRequest.class, this::get),
                rows.row("ChangePassword", Proof.accessToken(), ChangePasswordRequest.class, this::changePassword),
                rows.row(
                        "UpdateUserAttributes",
                        Proof.accessToken(),
                        UpdateUserAttributesRequest.class,
                        this::setAttributes),
                rows.row("GlobalSignOut", Proof.accessToken(), GlobalSignOutRequest.class, this::signOut),
                rows.row("DeleteUser", Proof.accessToken(), DeleteUserRequest.class, this::delete),
                rows.row("RevokeToken", Proof.none(), RevokeTokenRequest.class, this::revoke));
    }

    private SignUpResponse signUp(SignUpRequest r) {
        var password = Optional.ofNullable(r.password()).orElseThrow(() -> Members.invalid("Password is required."));
        var signedUp = signUps.signUp(
                directory.access(r.clientId()),
                Optional.ofNullable(r.secretHash()),
                r.username(),
                Secret.of(password),
                Members.attributes(r.userAttributes()));
        return SignUpResponse.builder()
                .userConfirmed(false)
                .userSub(signedUp.user().sub())
                .codeDeliveryDetails(signedUp.sentTo().map(UserShapes::delivery).orElse(null))
                .build();
    }

    private ConfirmSignUpResponse confirm(ConfirmSignUpRequest r) {
        Members.notBuilt("Session", r.session());
        if (Boolean.TRUE.equals(r.forceAliasCreation())) {
            Members.notBuilt("ForceAliasCreation", true);
        }
        signUps.confirm(
                directory.access(r.clientId()),
                Optional.ofNullable(r.secretHash()),
                r.username(),
                r.confirmationCode());
        return ConfirmSignUpResponse.builder().build();
    }

    private ResendConfirmationCodeResponse resend(ResendConfirmationCodeRequest r) {
        var access = directory.access(r.clientId());
        var address = signUps.resend(access, Optional.ofNullable(r.secretHash()), r.username());
        return ResendConfirmationCodeResponse.builder()
                .codeDeliveryDetails(UserShapes.delivery(address))
                .build();
    }

    private InitiateAuthResponse initiate(InitiateAuthRequest r) {
        Members.notBuilt("Session", r.session());
        var outcome = signIn.begin(directory.access(r.clientId()), r.authFlowAsString(), r.authParameters());
        var response = InitiateAuthResponse.builder();
        switch (outcome) {
            case SignedIn(var issued) ->
                response.authenticationResult(shape(issued)).challengeParameters(java.util.Map.of());
            case Challenge(var step, var session, var parameters) ->
                response.challengeName(step.name())
                        .session(session.orElse(null))
                        .challengeParameters(parameters);
        }
        return response.build();
    }

    private AdminInitiateAuthResponse initiateAsAdmin(AdminInitiateAuthRequest r) {
        Members.notBuilt("Session", r.session());
        var access = directory.access(r.userPoolId(), r.clientId());
        var outcome = signIn.beginAsAdmin(access, r.authFlowAsString(), r.authParameters());
        var response = AdminInitiateAuthResponse.builder();
        switch (outcome) {
            case SignedIn(var issued) ->
                response.authenticationResult(shape(issued)).challengeParameters(java.util.Map.of());
            case Challenge(var step, var session, var parameters) ->
                response.challengeName(step.name())
                        .session(session.orElse(null))
                        .challengeParameters(parameters);
        }
        return response.build();
    }

    private RespondToAuthChallengeResponse respond(RespondToAuthChallengeRequest r) {
        var access = directory.access(r.clientId());
        var session = Optional.ofNullable(r.session());
        var response = RespondToAuthChallengeResponse.builder();
        switch (signIn.respond(access, r.challengeNameAsString(), session, r.challengeResponses())) {
            case SignedIn(var issued) ->
                response.authenticationResult(shape(issued)).challengeParameters(java.util.Map.of());
            case Challenge(var step, var next, var parameters) ->
                response.challengeName(step.name()).session(next.orElse(null)).challengeParameters(parameters);
        }
        return response.build();
    }

    private AdminRespondToAuthChallengeResponse respondAsAdmin(AdminRespondToAuthChallengeRequest r) {
        var access = directory.access(r.userPoolId(), r.clientId());
        var session = Optional.ofNullable(r.session());
        var response = AdminRespondToAuthChallengeResponse.builder();
        switch (signIn.respond(access, r.challengeNameAsString(), session, r.challengeResponses())) {
            case SignedIn(var issued) ->
                response.authenticationResult(shape(issued)).challengeParameters(java.util.Map.of());
            case Challenge(var step, var next, var parameters) ->
                response.challengeName(step.name()).session(next.orElse(null)).challengeParameters(parameters);
        }
        return response.build();
    }

    private static AuthenticationResultType shape(Tokens issued) {
        return AuthenticationResultType.builder()
                .accessToken(issued.access())
                .idToken(issued.id())
                .refreshToken(issued.refresh().orElse(null))
                .expiresIn((int) issued.expiresInSeconds())
                .tokenType("Bearer")
                .build();
    }

    private GetUserResponse get(GetUserRequest r) {
        var bearer = tokens.verify(r.accessToken());
        User user = bearer.user();
        return GetUserResponse.builder()
                .username(user.username())
                .userAttributes(UserShapes.attributes(user, bearer.client().settings()::reads))
                .build();
    }

    private ChangePasswordResponse changePassword(ChangePasswordRequest r) {
        var previous = Optional.ofNullable(r.previousPassword())
                .orElseThrow(() -> Members.invalid("PreviousPassword is required."));
        self.changePassword(r.accessToken(), Secret.of(previous), Secret.of(r.proposedPassword()));
        return ChangePasswordResponse.builder().build();
    }

    private UpdateUserAttributesResponse setAttributes(UpdateUserAttributesRequest r) {
        self.setAttributes(r.accessToken(), Members.attributes(r.userAttributes()));
        return UpdateUserAttributesResponse.builder().build();
    }

    private GlobalSignOutResponse signOut(GlobalSignOutRequest r) {
        self.signOut(r.accessToken());
        return GlobalSignOutResponse.builder().build();
    }

    private DeleteUserResponse delete(DeleteUserRequest r) {
        self.delete(r.accessToken());
        return DeleteUserResponse.builder().build();
    }

    private RevokeTokenResponse revoke(RevokeTokenRequest r) {
        var access = directory.access(r.clientId());
        SignOut.requireSecret(access, Optional.ofNullable(r.clientSecret()));
        signOut.revoke(access, r.token());
        return RevokeTokenResponse.builder().build();
    }
}
