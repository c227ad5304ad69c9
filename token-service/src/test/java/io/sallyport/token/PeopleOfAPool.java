package io.sallyport.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** A pool with its clients and users, made and used over HTTP by the AWS SDK; each test class starts from one. */
@ExtendWith(VertxExtension.class)
class PeopleOfAPool {
    static final String PASSWORD = "Correct-horse-1";
    static final String TIMESTAMP = "Sun Nov 22 09:00:00 UTC 2026";

    Rig rig = unset();
    CognitoIdentityProviderClient admin = unset();
    CognitoIdentityProviderClient app = unset();
    String pool = "";

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    static <T> T unset() {
        return null;
    }

    @BeforeEach
    void open(Vertx vertx) {
        rig = Rig.open(vertx);
        admin = rig.admin();
        app = rig.app();
        pool = createPool(r -> {});
    }

    String createPool(Consumer<CreateUserPoolRequest.Builder> more) {
        return admin.createUserPool(r -> {
                    r.poolName("people");
                    more.accept(r);
                })
                .userPool()
                .id();
    }

    UserPoolClientType createClient(Consumer<CreateUserPoolClientRequest.Builder> more) {
        return admin.createUserPoolClient(r -> {
                    r.userPoolId(pool)
                            .clientName("shop")
                            .explicitAuthFlowsWithStrings(
                                    "ALLOW_USER_SRP_AUTH",
                                    "ALLOW_USER_PASSWORD_AUTH",
                                    "ALLOW_REFRESH_TOKEN_AUTH",
                                    "ALLOW_ADMIN_USER_PASSWORD_AUTH");
                    more.accept(r);
                })
                .userPoolClient();
    }

    String confirmed(String name, UserPoolClientType client) {
        var sub = app.signUp(r -> r.clientId(client.clientId())
                        .username(name)
                        .password(PASSWORD)
                        .userAttributes(attribute("email", name + "@example.com")))
                .userSub();
        admin.adminConfirmSignUp(r -> r.userPoolId(pool).username(name));
        return sub;
    }

    static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }

    AuthenticationResultType byPassword(UserPoolClientType client, String name, String password) {
        return app.initiateAuth(r -> r.clientId(client.clientId())
                        .authFlow("USER_PASSWORD_AUTH")
                        .authParameters(Map.of("USERNAME", name, "PASSWORD", password)))
                .authenticationResult();
    }

    RespondToAuthChallengeResponse bySrp(UserPoolClientType client, String name, String password) {
        var srp = new SrpClient();
        var challenge = app.initiateAuth(r -> r.clientId(client.clientId())
                .authFlow("USER_SRP_AUTH")
                .authParameters(Map.of("USERNAME", name, "SRP_A", srp.shown())));
        return app.respondToAuthChallenge(r -> r.clientId(client.clientId())
                .challengeName(challenge.challengeNameAsString())
                .challengeResponses(answer(srp, challenge.challengeParameters(), password)));
    }

    Map<String, String> answer(SrpClient srp, Map<String, String> challenge, String password) {
        var user = challenge.getOrDefault("USER_ID_FOR_SRP", "");
        var block = challenge.getOrDefault("SECRET_BLOCK", "");
        var proof = srp.proof(
                pool.substring(pool.indexOf('_') + 1),
                user,
                password,
                challenge.getOrDefault("SALT", ""),
                challenge.getOrDefault("SRP_B", ""),
                block,
                TIMESTAMP);
        return Map.of(
                "USERNAME", user,
                "PASSWORD_CLAIM_SECRET_BLOCK", block,
                "PASSWORD_CLAIM_SIGNATURE", proof,
                "TIMESTAMP", TIMESTAMP);
    }

    static void refused(String code, String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(CognitoIdentityProviderException.class)
                .isThrownBy(call)
                .satisfies(e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message);
                });
    }

    static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(rig.uri(path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    RespondToAuthChallengeResponse respond(UserPoolClientType client, Map<String, String> responses) {
        return app.respondToAuthChallenge(r ->
                r.clientId(client.clientId()).challengeName("PASSWORD_VERIFIER").challengeResponses(responses));
    }

    AuthenticationResultType refresh(UserPoolClientType client, String token) {
        return app.initiateAuth(r -> r.clientId(client.clientId())
                        .authFlow("REFRESH_TOKEN_AUTH")
                        .authParameters(Map.of("REFRESH_TOKEN", token)))
                .authenticationResult();
    }
}
