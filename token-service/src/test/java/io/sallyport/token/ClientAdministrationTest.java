package io.sallyport.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientDescription;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** A client of a pool from its creation to its end, by the AWS SDK's client. */
class ClientAdministrationTest extends PeopleOfAPool {
    private static final String NO_POOL = "us-east-1_Unknown12";

    private UserPoolClientType described(UserPoolClientType client) {
        return admin.describeUserPoolClient(r -> r.userPoolId(pool).clientId(client.clientId()))
                .userPoolClient();
    }

    private UserPoolClientType wellChosen() {
        return createClient(r -> r.generateSecret(true)
                .preventUserExistenceErrors("ENABLED")
                .enableTokenRevocation(false)
                .accessTokenValidity(5)
                .idTokenValidity(10)
                .refreshTokenValidity(7)
                .tokenValidityUnits(u -> u.accessToken("minutes").idToken("minutes"))
                .authSessionValidity(15)
                .readAttributes("email")
                .writeAttributes("email", "name")
                .supportedIdentityProviders("COGNITO"));
    }

    @Test
    void a_client_is_described_as_it_was_created_with_its_secret() {
        var created = wellChosen();

        assertThat(described(created)).isEqualTo(created);
        assertThat(created.clientSecret()).hasSize(51);
        assertThat(created.accessTokenValidity()).isEqualTo(5);
        assertThat(created.tokenValidityUnits().accessTokenAsString()).isEqualTo("minutes");
        assertThat(created.readAttributes()).containsExactly("email");
        assertThat(created.creationDate()).isEqualTo(rig.clock.instant());
    }

    @Test
    void an_update_resets_what_it_leaves_out_and_keeps_name_id_and_secret() {
        var before = wellChosen();
        rig.clock.advance(Duration.ofMinutes(1));

        var after = admin.updateUserPoolClient(
                        r -> r.userPoolId(pool).clientId(before.clientId()).idTokenValidity(2))
                .userPoolClient();

        assertThat(described(before)).isEqualTo(after);
        var usual = admin.createUserPoolClient(
                        r -> r.userPoolId(pool).clientName(before.clientName()).idTokenValidity(2))
                .userPoolClient();
        assertThat(after)
                .isEqualTo(usual.toBuilder()
                        .clientId(before.clientId())
                        .clientSecret(before.clientSecret())
                        .creationDate(before.creationDate())
                        .lastModifiedDate(rig.clock.instant())
                        .build());
    }

    @Test
    void an_update_is_in_force_for_the_next_sign_in() {
        var client = createClient(r -> {});
        confirmed("alice", client);
        assertThat(byPassword(client, "alice", PASSWORD).expiresIn()).isEqualTo(3600);

        admin.updateUserPoolClient(r -> r.userPoolId(pool)
                .clientId(client.clientId())
                .clientName("kiosk")
                .explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH")
                .accessTokenValidity(5)
                .tokenValidityUnits(u -> u.accessToken("minutes")));

        assertThat(described(client).clientName()).isEqualTo("kiosk");
        assertThat(byPassword(client, "alice", PASSWORD).expiresIn()).isEqualTo(300);
        refused(
                "InvalidParameterException",
                "USER_SRP_AUTH flow not enabled for this client",
                () -> bySrp(client, "alice", PASSWORD));
    }

    @Test
    void an_update_that_is_refused_changes_nothing() {
        var before = wellChosen();

        refused(
                "InvalidParameterException",
                "CallbackURLs is not built yet",
                () -> admin.updateUserPoolClient(
                        r -> r.userPoolId(pool).clientId(before.clientId()).callbackURLs("https://shop.example/")));
        refused(
                "InvalidParameterException",
                "Invalid attribute specified as read or write attribute while creating a client: custom:none",
                () -> admin.updateUserPoolClient(
                        r -> r.userPoolId(pool).clientId(before.clientId()).readAttributes("custom:none")));
        coded(
                "InvalidParameterException",
                () -> admin.updateUserPoolClient(
                        r -> r.userPoolId(pool).clientId(before.clientId()).accessTokenValidity(25)));

        assertThat(described(before)).isEqualTo(before);
    }

    @Test
    void clients_are_listed_in_pages_those_of_this_pool_only_and_without_their_secrets() {
        var ours = Stream.generate(this::wellChosen)
                .limit(3)
                .map(UserPoolClientType::clientId)
                .toList();
        var here = pool;
        pool = createPool(r -> {});
        createClient(r -> {});

        var first = admin.listUserPoolClients(r -> r.userPoolId(here).maxResults(2));
        var second =
                admin.listUserPoolClients(r -> r.userPoolId(here).maxResults(2).nextToken(first.nextToken()));

        assertThat(first.userPoolClients()).hasSize(2);
        assertThat(second.nextToken()).isNull();
        var all = new ArrayList<>(first.userPoolClients());
        all.addAll(second.userPoolClients());
        assertThat(all).extracting(UserPoolClientDescription::clientId).containsExactlyInAnyOrderElementsOf(ours);
        assertThat(all).allSatisfy(one -> {
            assertThat(one.userPoolId()).isEqualTo(here);
            assertThat(one.clientName()).isEqualTo("shop");
        });
    }

    @Test
    void a_deleted_client_is_neither_described_nor_listed() {
        var client = createClient(r -> {});
        var other = createClient(r -> {});

        admin.deleteUserPoolClient(r -> r.userPoolId(pool).clientId(client.clientId()));

        missing(client.clientId(), () -> described(client));
        assertThat(admin.listUserPoolClients(r -> r.userPoolId(pool)).userPoolClients())
                .extracting(UserPoolClientDescription::clientId)
                .containsExactly(other.clientId());
    }

    @Test
    void a_client_of_another_pool_is_none_of_this_one() {
        var client = createClient(r -> {});
        var other = createPool(r -> {});

        missing(
                client.clientId(),
                () -> admin.describeUserPoolClient(r -> r.userPoolId(other).clientId(client.clientId())));
        missing(
                client.clientId(),
                () -> admin.updateUserPoolClient(
                        r -> r.userPoolId(other).clientId(client.clientId()).clientName("stolen")));
        missing(
                client.clientId(),
                () -> admin.deleteUserPoolClient(r -> r.userPoolId(other).clientId(client.clientId())));

        assertThat(described(client)).isEqualTo(client);
    }

    @Test
    void a_pool_that_is_not_there_has_no_clients() {
        var client = createClient(r -> {});

        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> admin.describeUserPoolClient(r -> r.userPoolId(NO_POOL).clientId(client.clientId())),
                () -> admin.updateUserPoolClient(r -> r.userPoolId(NO_POOL).clientId(client.clientId())),
                () -> admin.listUserPoolClients(r -> r.userPoolId(NO_POOL)))) {
            refused("ResourceNotFoundException", "User pool " + NO_POOL + " does not exist.", call);
        }
    }

    @Test
    void each_of_these_calls_is_an_administrators() {
        var client = createClient(r -> {});
        described(client);
        admin.listUserPoolClients(r -> r.userPoolId(pool));
        admin.updateUserPoolClient(r -> r.userPoolId(pool).clientId(client.clientId()));

        var arn = " arn:aws:cognito-idp:us-east-1:123456789012:userpool/" + pool;
        assertThat(rig.authorised)
                .contains(
                        "cognito-idp:DescribeUserPoolClient" + arn,
                        "cognito-idp:ListUserPoolClients" + arn,
                        "cognito-idp:UpdateUserPoolClient" + arn);
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> app.describeUserPoolClient(r -> r.userPoolId(pool).clientId(client.clientId())),
                () -> app.listUserPoolClients(r -> r.userPoolId(pool)),
                () -> app.updateUserPoolClient(r -> r.userPoolId(pool).clientId(client.clientId())))) {
            coded("MissingAuthenticationTokenException", call);
        }
    }

    private static void missing(String clientId, ThrowingCallable call) {
        refused("ResourceNotFoundException", "User pool client " + clientId + " does not exist.", call);
    }

    private static void coded(String code, ThrowingCallable call) {
        assertThatExceptionOfType(CognitoIdentityProviderException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }
}
