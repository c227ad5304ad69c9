package io.sallyport.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

class SignInTest extends PeopleOfAPool {
    @Test
    void a_person_signs_up_and_signs_in_by_srp_and_the_tokens_verify_with_the_published_keys() throws Exception {
        var client = createClient(r -> {});
        var sub = confirmed("alice", client);

        var result = bySrp(client, "alice", PASSWORD).authenticationResult();

        var keys = JWKSet.parse(get("/" + pool + "/.well-known/jwks.json").body());
        var id = SignedJWT.parse(result.idToken());
        var access = SignedJWT.parse(result.accessToken());
        assertThat(id.getHeader().getKeyID()).isNotEqualTo(access.getHeader().getKeyID());
        assertThat(id.verify(verifier(keys, id))).isTrue();
        assertThat(access.verify(verifier(keys, access))).isTrue();
        assertThat(id.getJWTClaimsSet().getIssuer()).isEqualTo("https://localhost:8443/" + pool);
        assertThat(id.getJWTClaimsSet().getSubject()).isEqualTo(sub);
        assertThat(id.getJWTClaimsSet().getAudience()).containsExactly(client.clientId());
        assertThat(result.tokenType()).isEqualTo("Bearer");
        assertThat(result.expiresIn()).isEqualTo(3600);
        assertThat(app.getUser(r -> r.accessToken(result.accessToken())).username())
                .isEqualTo("alice");
    }

    @Test
    void a_wrong_password_is_refused_by_either_way_in_and_a_secret_block_is_good_once() {
        var client = createClient(r -> {});
        confirmed("alice", client);

        refused("NotAuthorizedException", "Incorrect username or password.", () -> bySrp(client, "alice", "Wrong-1x"));
        refused(
                "NotAuthorizedException",
                "Incorrect username or password.",
                () -> byPassword(client, "alice", "Wrong-1x"));
        var srp = new SrpClient();
        var challenge = begun(client, srp);
        assertThat(challenge).containsEntry("USERNAME", "alice");
        respond(client, answer(srp, challenge, PASSWORD));
        refused(
                "NotAuthorizedException",
                "Invalid session for the user.",
                () -> respond(client, answer(srp, challenge, PASSWORD)));
    }

    @Test
    void a_challenge_is_bound_to_its_client_and_its_time() {
        var client = createClient(r -> {});
        var other = createClient(r -> {});
        confirmed("alice", client);
        var srp = new SrpClient();
        var challenge = begun(client, srp);

        refused(
                "NotAuthorizedException",
                "Invalid session for the user.",
                () -> respond(other, answer(srp, challenge, PASSWORD)));
        rig.clock.advance(Duration.ofMinutes(3));
        refused(
                "NotAuthorizedException",
                "Invalid session for the user.",
                () -> respond(client, answer(srp, challenge, PASSWORD)));
    }

    @Test
    void whoever_only_begins_leaves_nothing_and_what_was_carried_is_believed_only_as_it_was_sealed() {
        var client = createClient(r -> {});
        confirmed("alice", client);
        var srp = new SrpClient();
        var challenge = begun(client, srp);

        assertThat(sessions()).isZero();
        for (var block : List.of("YWJj", "YWJjQHRlc3Q=", "YWJjQG90aGVy")) {
            var forged = new HashMap<>(challenge);
            forged.put("SECRET_BLOCK", block);
            refused(
                    "NotAuthorizedException",
                    "Invalid session for the user.",
                    () -> respond(client, answer(srp, forged, PASSWORD)));
        }
        respond(client, answer(srp, challenge, PASSWORD));
        assertThat(sessions()).isEqualTo(1);
    }

    private Map<String, String> begun(UserPoolClientType client, SrpClient srp) {
        return app.initiateAuth(r -> r.clientId(client.clientId())
                        .authFlow("USER_SRP_AUTH")
                        .authParameters(Map.of("USERNAME", "alice", "SRP_A", srp.shown())))
                .challengeParameters();
    }

    private long sessions() {
        return rig.tables
                .read(sql -> sql.query("SELECT COUNT(*) AS n FROM auth_session")
                        .execute()
                        .map(rows -> rows.iterator().next().getLong("n")))
                .await();
    }

    @Test
    void a_public_key_that_gives_the_secret_away_is_refused() {
        var client = createClient(r -> {});
        confirmed("alice", client);

        refused(
                "InvalidParameterException",
                "SRP_A must be a hexadecimal number between 0 and N.",
                () -> app.initiateAuth(r -> r.clientId(client.clientId())
                        .authFlow("USER_SRP_AUTH")
                        .authParameters(Map.of("USERNAME", "alice", "SRP_A", "0"))));
    }

    @Test
    void somebody_who_does_not_exist_looks_like_somebody_who_does() {
        var hiding = createClient(r -> r.preventUserExistenceErrors("ENABLED"));
        var legacy = createClient(r -> {});
        confirmed("alice", legacy);

        refused(
                "NotAuthorizedException",
                "Incorrect username or password.",
                () -> byPassword(hiding, "nobody", PASSWORD));
        refused("NotAuthorizedException", "Incorrect username or password.", () -> bySrp(hiding, "nobody", PASSWORD));
        refused("NotAuthorizedException", "Incorrect username or password.", () -> bySrp(hiding, "alice", "Wrong-1x"));
        assertThat(salt(hiding, "nobody")).isEqualTo(salt(hiding, "nobody"));
        refused("UserNotFoundException", "User does not exist.", () -> byPassword(legacy, "nobody", PASSWORD));
        refused("UserNotFoundException", "User does not exist.", () -> bySrp(legacy, "nobody", PASSWORD));
    }

    @Test
    void somebody_who_does_not_exist_is_shown_in_the_spelling_of_those_who_do() {
        pool = createPool(r -> r.usernameConfiguration(u -> u.caseSensitive(false)));
        var client = createClient(r -> r.preventUserExistenceErrors("ENABLED"));
        confirmed("alice", client);

        assertThat(shown(client, "ALICE", "USER_ID_FOR_SRP")).isEqualTo("alice");
        assertThat(shown(client, "NOBODY", "USER_ID_FOR_SRP")).isEqualTo("nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "nobody"})
    void too_many_wrong_passwords_close_the_door_even_to_the_right_one_for_a_while(String name) {
        var client = createClient(r -> r.preventUserExistenceErrors("ENABLED"));
        confirmed("alice", client);
        for (int i = 0; i < 5; i++) {
            refused(
                    "NotAuthorizedException",
                    "Incorrect username or password.",
                    () -> byPassword(client, name, "Wrong-1x"));
        }

        refused("NotAuthorizedException", "Password attempts exceeded", () -> byPassword(client, name, PASSWORD));
        refused("NotAuthorizedException", "Password attempts exceeded", () -> bySrp(client, name, PASSWORD));
        rig.clock.advance(Duration.ofSeconds(1));
        if (name.equals("alice")) {
            assertThat(byPassword(client, name, PASSWORD).idToken()).isNotEmpty();
        } else {
            refused(
                    "NotAuthorizedException",
                    "Incorrect username or password.",
                    () -> byPassword(client, name, PASSWORD));
        }
    }

    @Test
    void an_unconfirmed_a_disabled_and_a_deleted_user_do_not_get_in() {
        var client = createClient(r -> {});
        app.signUp(r -> r.clientId(client.clientId()).username("bob").password(PASSWORD));
        confirmed("alice", client);
        admin.adminDisableUser(r -> r.userPoolId(pool).username("alice"));

        refused("UserNotConfirmedException", "User is not confirmed.", () -> byPassword(client, "bob", PASSWORD));
        refused("NotAuthorizedException", "User is disabled.", () -> byPassword(client, "alice", PASSWORD));
        admin.adminEnableUser(r -> r.userPoolId(pool).username("alice"));
        rig.clock.advance(Duration.ofSeconds(1));
        assertThat(byPassword(client, "alice", PASSWORD).accessToken()).isNotEmpty();
        admin.adminDeleteUser(r -> r.userPoolId(pool).username("alice"));
        refused("UserNotFoundException", "User does not exist.", () -> byPassword(client, "alice", PASSWORD));
    }

    @Test
    void a_flow_that_the_client_does_not_have_is_refused() {
        var client = admin.createUserPoolClient(r -> r.userPoolId(pool).clientName("plain"))
                .userPoolClient();
        confirmed("alice", client);

        refused(
                "InvalidParameterException",
                "USER_PASSWORD_AUTH flow not enabled for this client",
                () -> byPassword(client, "alice", PASSWORD));
        assertThat(bySrp(client, "alice", PASSWORD).authenticationResult()).isNotNull();
        assertThat(client.explicitAuthFlowsAsStrings())
                .containsExactlyInAnyOrder("ALLOW_CUSTOM_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");
    }

    @Test
    void a_client_with_a_secret_has_to_prove_it() {
        var client = createClient(r -> r.generateSecret(true));

        refused(
                "NotAuthorizedException",
                "Client " + client.clientId() + " is configured with secret but SECRET_HASH was not received",
                () -> byPassword(client, "alice", PASSWORD));
        refused(
                "NotAuthorizedException",
                "Unable to verify secret hash for client " + client.clientId(),
                () -> app.signUp(r -> r.clientId(client.clientId())
                        .username("alice")
                        .password(PASSWORD)
                        .secretHash("bm90IGl0")));
        assertThat(client.clientSecret()).hasSize(51);
    }

    @Test
    void an_invited_user_chooses_a_password_and_a_bad_choice_may_be_made_again() {
        var client = createClient(r -> {});
        admin.adminCreateUser(r -> r.userPoolId(pool)
                .username("carol")
                .temporaryPassword("Temporary-1")
                .messageAction("SUPPRESS"));
        var challenge = bySrp(client, "carol", "Temporary-1");
        assertThat(challenge.challengeNameAsString()).isEqualTo("NEW_PASSWORD_REQUIRED");

        refused(
                "InvalidPasswordException",
                "Password did not conform with policy: Password not long enough",
                () -> choose(client, challenge.session(), "Sh0rt-x"));
        var result = choose(client, challenge.session(), PASSWORD).authenticationResult();

        assertThat(result.accessToken()).isNotEmpty();
        refused(
                "NotAuthorizedException",
                "Invalid session for the user, session can only be used once.",
                () -> choose(client, challenge.session(), "Another-horse-2"));
        assertThat(byPassword(client, "carol", PASSWORD).idToken()).isNotEmpty();
        refused(
                "NotAuthorizedException",
                "Incorrect username or password.",
                () -> byPassword(client, "carol", "Temporary-1"));
    }

    @Test
    void a_temporary_password_ends_after_its_days() {
        var client = createClient(r -> {});
        admin.adminCreateUser(r -> r.userPoolId(pool)
                .username("carol")
                .temporaryPassword("Temporary-1")
                .messageAction("SUPPRESS"));
        rig.clock.advance(Duration.ofDays(7).plusMillis(1));

        refused(
                "NotAuthorizedException",
                "Temporary password has expired and must be reset by an administrator.",
                () -> byPassword(client, "carol", "Temporary-1"));
    }

    @Test
    void a_foreign_forged_or_id_token_is_no_access_token() {
        var client = createClient(r -> {});
        confirmed("alice", client);
        var result = byPassword(client, "alice", PASSWORD);
        var flipped = new HashMap<String, String>();
        var parts = result.accessToken().split("\\.", -1);
        flipped.put("payload", parts[0] + "." + parts[1].substring(1) + "." + parts[2]);
        flipped.put("unsigned", parts[0] + "." + parts[1] + ".");
        flipped.put("id", result.idToken());
        flipped.put("text", "abc");

        flipped.forEach((kind, token) -> refused(
                "NotAuthorizedException", "Invalid Access Token", () -> app.getUser(r -> r.accessToken(token))));
    }

    private static RSASSAVerifier verifier(JWKSet keys, SignedJWT token) throws Exception {
        return new RSASSAVerifier(
                keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey().toRSAPublicKey());
    }

    private String salt(UserPoolClientType client, String name) {
        return shown(client, name, "SALT");
    }

    private String shown(UserPoolClientType client, String name, String parameter) {
        return app.initiateAuth(r -> r.clientId(client.clientId())
                        .authFlow("USER_SRP_AUTH")
                        .authParameters(Map.of("USERNAME", name, "SRP_A", new SrpClient().shown())))
                .challengeParameters()
                .getOrDefault(parameter, "");
    }

    private RespondToAuthChallengeResponse choose(UserPoolClientType client, String session, String password) {
        return app.respondToAuthChallenge(r -> r.clientId(client.clientId())
                .challengeName("NEW_PASSWORD_REQUIRED")
                .session(session)
                .challengeResponses(Map.of("USERNAME", "carol", "NEW_PASSWORD", password)));
    }
}
