package io.sallyport.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.PolicyContract.RevocationKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** Servers that sign people in and out, with an administrator's signature. */
class AdminSignInTest extends PeopleOfAPool {
    private static final String TEMPORARY = "Temporary-1";
    private static final String NO_POOL = "us-east-1_Unknown12";

    private AdminInitiateAuthResponse begin(UserPoolClientType client, String name, String password) {
        return admin.adminInitiateAuth(r -> r.userPoolId(pool)
                .clientId(client.clientId())
                .authFlow("ADMIN_USER_PASSWORD_AUTH")
                .authParameters(Map.of("USERNAME", name, "PASSWORD", password)));
    }

    private AdminRespondToAuthChallengeResponse choose(UserPoolClientType client, String session, String password) {
        return admin.adminRespondToAuthChallenge(r -> r.userPoolId(pool)
                .clientId(client.clientId())
                .challengeName("NEW_PASSWORD_REQUIRED")
                .session(session)
                .challengeResponses(Map.of("USERNAME", "carol", "NEW_PASSWORD", password)));
    }

    private String invited(UserPoolClientType client) {
        admin.adminCreateUser(r -> r.userPoolId(pool)
                .username("carol")
                .temporaryPassword(TEMPORARY)
                .messageAction("SUPPRESS"));
        var challenge = begin(client, "carol", TEMPORARY);
        assertThat(challenge.challengeNameAsString()).isEqualTo("NEW_PASSWORD_REQUIRED");
        assertThat(challenge.authenticationResult()).isNull();
        assertThat(challenge.challengeParameters()).containsEntry("USER_ID_FOR_SRP", "carol");
        return challenge.session();
    }

    @Test
    void an_administrator_signs_an_invited_user_in_who_has_to_choose_a_password_first() {
        var client = createClient(r -> {});
        var session = invited(client);

        refused(
                "InvalidPasswordException",
                "Password did not conform with policy: Password not long enough",
                () -> choose(client, session, "Sh0rt-x"));
        var issued = choose(client, session, PASSWORD).authenticationResult();

        assertThat(app.getUser(r -> r.accessToken(issued.accessToken())).username())
                .isEqualTo("carol");
        refused(
                "NotAuthorizedException",
                "Invalid session for the user, session can only be used once.",
                () -> choose(client, session, "Another-horse-2"));
        assertThat(begin(client, "carol", PASSWORD).authenticationResult().idToken())
                .isNotEmpty();
        refused("NotAuthorizedException", "Incorrect username or password.", () -> begin(client, "carol", TEMPORARY));
    }

    @Test
    void a_challenge_is_answered_by_the_client_that_got_it_and_for_its_user() {
        var client = createClient(r -> {});
        var other = createClient(r -> {});
        var session = invited(client);
        confirmed("alice", client);

        refused(
                "NotAuthorizedException",
                "Invalid session for the user, session can only be used once.",
                () -> choose(other, session, PASSWORD));
        refused(
                "NotAuthorizedException",
                "Invalid session for the user, session can only be used once.",
                () -> admin.adminRespondToAuthChallenge(r -> r.userPoolId(pool)
                        .clientId(client.clientId())
                        .challengeName("NEW_PASSWORD_REQUIRED")
                        .session(session)
                        .challengeResponses(Map.of("USERNAME", "alice", "NEW_PASSWORD", "Stolen-horse-1"))));

        assertThat(choose(client, session, PASSWORD).authenticationResult()).isNotNull();
        assertThat(byPassword(client, "alice", PASSWORD).accessToken()).isNotEmpty();
    }

    @Test
    void srp_and_refreshing_go_this_way_too() {
        var client = createClient(r -> {});
        confirmed("alice", client);
        var srp = new SrpClient();
        var challenge = admin.adminInitiateAuth(r -> r.userPoolId(pool)
                .clientId(client.clientId())
                .authFlow("USER_SRP_AUTH")
                .authParameters(Map.of("USERNAME", "alice", "SRP_A", srp.shown())));

        var issued = admin.adminRespondToAuthChallenge(r -> r.userPoolId(pool)
                        .clientId(client.clientId())
                        .challengeName("PASSWORD_VERIFIER")
                        .challengeResponses(answer(srp, challenge.challengeParameters(), PASSWORD)))
                .authenticationResult();
        var again = admin.adminInitiateAuth(r -> r.userPoolId(pool)
                        .clientId(client.clientId())
                        .authFlow("REFRESH_TOKEN_AUTH")
                        .authParameters(Map.of("REFRESH_TOKEN", issued.refreshToken())))
                .authenticationResult();

        assertThat(claims(again.accessToken()).getClaim("origin_jti"))
                .isEqualTo(claims(issued.accessToken()).getClaim("origin_jti"));
    }

    @Test
    void the_administrators_flow_is_for_administrators_and_for_clients_that_allow_it() {
        var client = createClient(r -> {});
        var closed = createClient(r -> r.explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH"));
        confirmed("alice", client);

        refused(
                "InvalidParameterException",
                "Initiate Auth method not supported.",
                () -> app.initiateAuth(r -> r.clientId(client.clientId())
                        .authFlow("ADMIN_USER_PASSWORD_AUTH")
                        .authParameters(Map.of("USERNAME", "alice", "PASSWORD", PASSWORD))));
        refused(
                "InvalidParameterException",
                "ADMIN_USER_PASSWORD_AUTH flow not enabled for this client",
                () -> begin(closed, "alice", PASSWORD));
        refused(
                "InvalidParameterException",
                "Initiate Auth method not supported.",
                () -> admin.adminInitiateAuth(r -> r.userPoolId(pool)
                        .clientId(client.clientId())
                        .authFlow("USER_PASSWORD_AUTH")
                        .authParameters(Map.of("USERNAME", "alice", "PASSWORD", PASSWORD))));
    }

    @Test
    void who_or_what_is_not_there_is_refused_by_name() {
        var client = createClient(r -> {});
        var session = invited(client);

        refused("UserNotFoundException", "User does not exist.", () -> begin(client, "nobody", PASSWORD));
        refused("UserNotFoundException", "User does not exist.", () -> signOut("nobody"));
        pool = createPool(r -> {});
        var noClient = "User pool client " + client.clientId() + " does not exist.";
        refused("ResourceNotFoundException", noClient, () -> begin(client, "carol", TEMPORARY));
        refused("ResourceNotFoundException", noClient, () -> choose(client, session, PASSWORD));
        pool = NO_POOL;
        var noPool = "User pool " + NO_POOL + " does not exist.";
        refused("ResourceNotFoundException", noPool, () -> begin(client, "carol", TEMPORARY));
        refused("ResourceNotFoundException", noPool, () -> choose(client, session, PASSWORD));
        refused("ResourceNotFoundException", noPool, () -> signOut("carol"));
        assertThat(rig.revocations).isEmpty();
    }

    @Test
    void each_of_these_calls_is_an_administrators() {
        var client = createClient(r -> {});
        confirmed("alice", client);
        begin(client, "alice", PASSWORD);
        signOut("alice");

        var arn = " arn:aws:cognito-idp:us-east-1:123456789012:userpool/" + pool;
        assertThat(rig.authorised)
                .contains("cognito-idp:AdminInitiateAuth" + arn, "cognito-idp:AdminUserGlobalSignOut" + arn);
        admin = app;
        var before = List.copyOf(rig.revocations);
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> begin(client, "alice", PASSWORD),
                () -> choose(client, "a session that is long enough", PASSWORD),
                () -> signOut("alice"))) {
            refused("MissingAuthenticationTokenException", "Missing Authentication Token", call);
        }
        assertThat(rig.revocations).isEqualTo(before);
    }

    private void signOut(String name) {
        admin.adminUserGlobalSignOut(r -> r.userPoolId(pool).username(name));
    }

    @Test
    void an_administrators_sign_out_ends_all_tokens_of_one_user_here_and_at_the_ledger() {
        var client = createClient(r -> {});
        var sub = confirmed("alice", client);
        confirmed("bob", client);
        var one = begin(client, "alice", PASSWORD).authenticationResult();
        var two = byPassword(client, "alice", PASSWORD);
        var others = byPassword(client, "bob", PASSWORD);

        signOut("alice");

        for (var ended : List.of(one, two)) {
            refused(
                    "NotAuthorizedException",
                    "Access Token has been revoked",
                    () -> app.getUser(r -> r.accessToken(ended.accessToken())));
            refused("NotAuthorizedException", "Invalid Refresh Token", () -> refresh(client, ended.refreshToken()));
        }
        assertThat(app.getUser(r -> r.accessToken(others.accessToken())).username())
                .isEqualTo("bob");
        assertThat(rig.revocations).singleElement().satisfies(revocation -> {
            assertThat(revocation.kind()).isEqualTo(RevocationKind.TOKEN_SUBJECT);
            assertThat(revocation.subject()).isEqualTo("https://localhost:8443/" + pool + "|" + sub);
            assertThat(revocation.issuedBeforeMillis())
                    .isEqualTo(Instant.parse("2026-11-22T09:00:01Z").toEpochMilli());
        });
        var next = byPassword(client, "alice", PASSWORD);
        assertThat(app.getUser(r -> r.accessToken(next.accessToken())).username())
                .isEqualTo("alice");
    }

    @Test
    void an_administrators_sign_out_that_the_ledger_did_not_hear_is_not_acknowledged_and_is_said_again() {
        var client = createClient(r -> {});
        confirmed("alice", client);
        var one = byPassword(client, "alice", PASSWORD);
        rig.ledgerUp.set(false);

        refused("ServiceUnavailableException", "Try again", () -> signOut("alice"));
        refused("NotAuthorizedException", "Invalid Refresh Token", () -> refresh(client, one.refreshToken()));
        assertThat(rig.revocations).isEmpty();
        rig.ledgerUp.set(true);
        rig.openAgain();

        assertThat(rig.revocations)
                .singleElement()
                .satisfies(revocation -> assertThat(revocation.kind()).isEqualTo(RevocationKind.TOKEN_SUBJECT));
    }
}
