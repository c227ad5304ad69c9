package io.sallyport.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.PolicyContract.PutProviders;
import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

class PoolTest extends PeopleOfAPool {
    @Test
    void a_pool_is_known_to_the_ledger_before_it_is_acknowledged_and_forgotten_before_it_is_gone() {
        assertThat(rig.providers).singleElement().satisfies(provider -> {
            assertThat(provider.issuer()).isEqualTo("https://localhost:8443/" + pool);
            assertThat(provider.aliases()).containsExactly("cognito-idp.us-east-1.amazonaws.com/" + pool);
            assertThat(provider.jwks())
                    .hasValue(get("/" + pool + "/.well-known/jwks.json").body());
        });

        rig.ledgerUp.set(false);
        refused("ServiceUnavailableException", "Try again", () -> admin.deleteUserPool(r -> r.userPoolId(pool)));
        refused("ServiceUnavailableException", "Try again", () -> createPool(r -> {}));
        assertThat(admin.listUserPools(r -> r.maxResults(60)).userPools()).hasSize(1);
        rig.ledgerUp.set(true);
        admin.deleteUserPool(r -> r.userPoolId(pool));

        assertThat(rig.removed).containsExactly("https://localhost:8443/" + pool);
        assertThat(rig.revocations).singleElement().satisfies(revocation -> {
            assertThat(revocation.kind()).isEqualTo(RevocationKind.TOKEN_ISSUER);
            assertThat(revocation.subject()).isEqualTo("https://localhost:8443/" + pool);
        });
        assertThat(get("/" + pool + "/.well-known/jwks.json").statusCode()).isEqualTo(404);
        refused(
                "ResourceNotFoundException",
                "User pool " + pool + " does not exist.",
                () -> admin.describeUserPool(r -> r.userPoolId(pool)));
    }

    @Test
    void every_pool_is_told_again_when_the_room_opens_however_many_there_are() {
        for (int more = 0; more < PutProviders.MOST; more++) {
            createPool(r -> {});
        }
        var told = List.copyOf(rig.providers);
        rig.providers.clear();

        rig.openAgain();

        assertThat(rig.providers).hasSize(PutProviders.MOST + 1).containsExactlyInAnyOrderElementsOf(told);
        assertThat(rig.removed).isEmpty();
    }

    @Test
    void a_pool_whose_issuer_is_somebody_elses_does_not_keep_the_others_from_being_trusted() {
        var other = createPool(r -> {});
        rig.somebodyElses.add("https://localhost:8443/" + pool);
        rig.providers.clear();

        rig.openAgain();

        assertThat(rig.providers)
                .singleElement()
                .satisfies(provider -> assertThat(provider.issuer()).isEqualTo("https://localhost:8443/" + other));
    }

    @Test
    void a_protected_pool_stays() {
        pool = createPool(r -> r.deletionProtection("ACTIVE"));

        assertThatExceptionOfType(CognitoIdentityProviderException.class)
                .isThrownBy(() -> admin.deleteUserPool(r -> r.userPoolId(pool)))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterException"));
        admin.updateUserPool(r -> r.userPoolId(pool));
        admin.deleteUserPool(r -> r.userPoolId(pool));
    }

    @Test
    void discovery_names_the_issuer_and_no_endpoint_that_there_is_not() {
        var answer = get("/" + pool + "/.well-known/openid-configuration");
        var document = new JsonObject(answer.body());

        assertThat(document.getString("issuer")).isEqualTo("https://localhost:8443/" + pool);
        assertThat(document.getString("jwks_uri"))
                .isEqualTo("https://localhost:8443/" + pool + "/.well-known/jwks.json");
        assertThat(document.fieldNames()).noneMatch(name -> name.endsWith("_endpoint"));
        assertThat(answer.headers().firstValue("cache-control")).hasValue("public, max-age=300");
        assertThat(get("/us-east-1_Unknown12/.well-known/openid-configuration").statusCode())
                .isEqualTo(404);
    }

    @Test
    void control_calls_are_asked_about_with_the_pools_arn_and_refused_unsigned() {
        admin.describeUserPool(r -> r.userPoolId(pool));

        assertThat(rig.authorised)
                .contains(
                        "cognito-idp:CreateUserPool *",
                        "cognito-idp:DescribeUserPool arn:aws:cognito-idp:us-east-1:123456789012:userpool/" + pool);
        refused(
                "MissingAuthenticationTokenException",
                "Missing Authentication Token",
                () -> app.describeUserPool(r -> r.userPoolId(pool)));
    }

    @ParameterizedTest
    @CsvSource({"OPTIONAL", "ON"})
    void what_is_not_built_is_refused_by_name(String mfa) {
        refused(
                "InvalidParameterException",
                "MfaConfiguration " + mfa + " is not built yet, only OFF is",
                () -> createPool(r -> r.mfaConfiguration(mfa)));
        refused(
                "InvalidParameterException",
                "LambdaConfig is not built yet",
                () -> createPool(
                        r -> r.lambdaConfig(l -> l.preSignUp("arn:aws:lambda:us-east-1:123456789012:function:f"))));
    }

    @Test
    void nothing_secret_lies_in_the_tables_in_the_clear() {
        var client = createClient(r -> r.generateSecret(false));
        confirmed("alice", client);
        var refresh = byPassword(client, "alice", PASSWORD).refreshToken();
        var tables = rig.tables();

        var rows = tables.read(sql -> sql.query("SELECT * FROM pool_user u, token_family f, pool_key k")
                        .execute())
                .await();

        assertThat(rows.iterator().next().toJson().encode())
                .doesNotContain("argon2id", PASSWORD, refresh)
                .doesNotContain("PRIVATE");
        tables.close().await();
    }
}
