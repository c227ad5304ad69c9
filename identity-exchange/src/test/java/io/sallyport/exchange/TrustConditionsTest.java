package io.sallyport.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * I04: each condition key that a trust policy may ask about a federated identity, as it is and as it is not. Braces stand for what is
 * known only when the test runs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrustConditionsTest {
    private static final String POOLS = "cognito-identity.amazonaws.com";

    private Pools pools;

    @BeforeAll
    void open() {
        pools = new Pools();
    }

    @AfterAll
    void close() {
        pools.close();
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, aud, {pool}, true",
        "StringEquals, aud, {identity}, false",
        "StringEquals, sub, {identity}, true",
        "StringEquals, sub, {subject}, false",
        "ForAnyValue:StringLike, amr, authenticated, true",
        "ForAnyValue:StringLike, amr, unauthenticated, false",
        "ForAnyValue:StringLike, amr, {people}, true",
        "ForAnyValue:StringLike, amr, {staff}, false",
        "ForAnyValue:StringLike, amr, {people}:CognitoSignIn:{subject}, true",
        "ForAnyValue:StringLike, amr, {people}:CognitoSignIn:*, true",
        "ForAnyValue:StringLike, amr, {people}:CognitoSignIn:{identity}, false",
        "ForAnyValue:StringLike, amr, {staff}:CognitoSignIn:{subject}, false"
    })
    void i04_a_visitor_is_trusted_for_who_they_are_and_how_they_signed_in(
            String operator, String key, String value, boolean trusted) {
        var pool = pools.open(false);
        var subject = Pools.someone();
        var login = pools.login(subject);
        var identity = pools.id(pool, login);
        var known = Map.of("{pool}", pool, "{identity}", identity, "{subject}", subject);
        pools.house.ledger.role(Pools.role(pool), trusts(POOLS, operator, POOLS + ":" + key, filled(value, known)));

        assertThat(visits(identity, login)).isEqualTo(trusted);
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, sub, {identity}, true",
        "StringEquals, sub, {pool}, false",
        "ForAnyValue:StringLike, amr, unauthenticated, true",
        "ForAnyValue:StringLike, amr, authenticated, false",
        "ForAnyValue:StringLike, amr, {people}, false"
    })
    void i04_a_guest_is_trusted_as_a_guest(String operator, String key, String value, boolean trusted) {
        var pool = pools.open(true);
        var guest = pools.id(pool, Map.of());
        var known = Map.of("{pool}", pool, "{identity}", guest);
        pools.house.ledger.role(
                Pools.guestRole(pool), trusts(POOLS, operator, POOLS + ":" + key, filled(value, known)));

        assertThat(visits(guest, Map.of())).isEqualTo(trusted);
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, {people}:sub, {subject}, true",
        "StringEquals, {people}:sub, {client}, false",
        "StringEquals, {staff}:sub, {subject}, false",
        "StringEquals, {people}:aud, {client}, true",
        "StringEquals, {people}:aud, {subject}, false",
        "ForAnyValue:StringEquals, {people}:amr, mfa, true",
        "ForAnyValue:StringEquals, {people}:amr, sms, false",
        "ForAllValues:StringEquals, {people}:amr, mfa, false",
        "Null, {people}:amr, false, true",
        "StringEquals, sts:RoleSessionName, {subject}, true",
        "StringEquals, sts:RoleSessionName, ann, false",
        "ArnEquals, aws:FederatedProvider, {arn}, true",
        "ArnEquals, aws:FederatedProvider, {arn}2, false"
    })
    void i04_a_web_identity_is_trusted_for_what_its_token_says(
            String operator, String key, String value, boolean trusted) {
        var subject = Pools.someone();
        var token = pools.people.sign(pools.people
                .claims(subject)
                .put("amr", new JsonArray().add("pwd").add("mfa")));

        assertThat(assumes(subject, token, operator, key, value)).isEqualTo(trusted);
    }

    @ParameterizedTest
    @CsvSource({"ForAnyValue:StringLike, {people}:amr, *, false", "Null, {people}:amr, true, true"})
    void i04_a_token_that_does_not_tell_how_it_was_proved_is_trusted_for_nothing_of_that(
            String operator, String key, String value, boolean trusted) {
        var subject = Pools.someone();

        assertThat(assumes(subject, pools.people.token(subject), operator, key, value))
                .isEqualTo(trusted);
    }

    /** Under its subject as the session's name. */
    private boolean assumes(String subject, String token, String operator, String key, String value) {
        var known = Map.of("{subject}", subject, "{client}", Issuer.CLIENT, "{arn}", arn());
        var role = "web-" + subject;
        pools.house.ledger.role(role, trusts(arn(), operator, filled(key, known), filled(value, known)));
        return answered(
                "AccessDenied",
                () -> pools.house
                        .unsignedSts()
                        .assumeRoleWithWebIdentity(a -> a.roleArn(Ledger.roleArn(role))
                                .roleSessionName(subject)
                                .webIdentityToken(token)));
    }

    private boolean visits(String identity, Map<String, String> logins) {
        return answered("InvalidIdentityPoolConfigurationException", () -> pools.credentials(identity, logins));
    }

    /** @return false when it was refused for this reason */
    private static boolean answered(String otherwise, Runnable call) {
        try {
            call.run();
            return true;
        } catch (AwsServiceException e) {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(otherwise);
            return false;
        }
    }

    private String arn() {
        return "arn:aws:iam::123456789012:oidc-provider/" + pools.people.alias();
    }

    private static String trusts(String federated, String operator, String key, String value) {
        return """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"%s"},
                  "Action":"sts:AssumeRoleWithWebIdentity","Condition":{"%s":{"%s":"%s"}}}}""".formatted(federated, operator, key, value);
    }

    private String filled(String template, Map<String, String> known) {
        var text = template.replace("{people}", pools.people.alias()).replace("{staff}", pools.staff.alias());
        for (var one : known.entrySet()) {
            text = text.replace(one.getKey(), one.getValue());
        }
        return text;
    }
}
