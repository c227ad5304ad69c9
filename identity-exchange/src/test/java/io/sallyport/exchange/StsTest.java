package io.sallyport.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.PolicyContract.RevocationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.IdpRejectedClaimException;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.sts.model.PackedPolicyTooLargeException;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StsTest {
    private static final String ALICE = "AKIAALICEALICEALICE1";
    private static final String BOB = "AKIABOBBOBBOBBOBBOB1";
    private static final String ROOT = "AKIAROOTROOTROOTROOT";
    private static final String MAY_ASSUME = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":["sts:AssumeRole","sts:TagSession"],"Resource":"*"},
              {"Effect":"Deny","Action":"sts:AssumeRole","Resource":"arn:aws:iam::123456789012:role/denied"}]}""";
    private static final String TRUSTS_ACCOUNT = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"123456789012"},
              "Action":["sts:AssumeRole","sts:TagSession"]}}""";
    private static final String TRUSTS_BOB = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow",
              "Principal":{"AWS":"arn:aws:iam::123456789012:user/bob"},"Action":"sts:AssumeRole",
              "Condition":{"StringEquals":{"sts:ExternalId":"42-42"}}}}""";

    private House house;
    private Issuer people;

    @BeforeAll
    void open() {
        house = new House();
        people = Issuer.pool("us-east-1_People001");
        house.ledger.userPool(people);
        house.ledger.principal(ALICE, House.SECRET, Ledger.userArn("alice"), MAY_ASSUME);
        house.ledger.principal(BOB, House.SECRET, Ledger.userArn("bob"));
        house.ledger.role("account", TRUSTS_ACCOUNT);
        house.ledger.role("denied", TRUSTS_ACCOUNT);
        house.ledger.role("second", TRUSTS_ACCOUNT);
        house.ledger.attach(Ledger.roleArn("account"), MAY_ASSUME);
        house.ledger.role("bobs", TRUSTS_BOB);
        house.ledger.role("web", trustsWeb(people.alias()));
        house.ledger.role("local", trustsWeb(people.url().substring("https://".length())));
    }

    private static String trustsWeb(String provider) {
        return """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow",
                  "Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/%s"},
                  "Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"%s:aud":"%s"}}}}""".formatted(provider, provider, Issuer.CLIENT);
    }

    @AfterAll
    void close() {
        house.close();
    }

    private StsClient as(Credentials credentials) {
        return house.sts(credentials);
    }

    private static Credentials assume(StsClient sts, String role) {
        return sts.assumeRole(a -> a.roleArn(Ledger.roleArn(role)).roleSessionName("tests"))
                .credentials();
    }

    @Test
    void everybody_may_ask_who_they_are() {
        var bob = house.sts(BOB).getCallerIdentity();

        assertThat(bob.arn()).isEqualTo("arn:aws:iam::123456789012:user/bob");
        assertThat(bob.account()).isEqualTo("123456789012");
        assertThat(bob.userId()).isEqualTo("AIDABOB");
        refused(403, "MissingAuthenticationToken", () -> house.unsignedSts().getCallerIdentity());
        refused(
                403,
                "InvalidClientTokenId",
                () -> house.sts("AKIANOBODYNOBODY0001").getCallerIdentity());
    }

    @Test
    void a_role_that_trusts_the_account_is_assumed_by_those_whose_policies_allow_it() {
        var answer = house.sts(ALICE)
                .assumeRole(a -> a.roleArn(Ledger.roleArn("account")).roleSessionName("tests"));

        assertThat(answer.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/account/tests");
        assertThat(answer.assumedRoleUser().assumedRoleId()).isEqualTo("AROAACCOUNT:tests");
        assertThat(as(answer.credentials()).getCallerIdentity().arn())
                .isEqualTo(answer.assumedRoleUser().arn());
        denied(() -> assume(house.sts(BOB), "account"));
        denied(() -> assume(house.sts(ALICE), "denied"));
    }

    @Test
    void a_role_that_trusts_one_user_is_theirs_and_only_with_its_external_id() {
        var answer = house.sts(BOB)
                .assumeRole(a -> a.roleArn(Ledger.roleArn("bobs"))
                        .roleSessionName("tests")
                        .externalId("42-42"));

        assertThat(answer.assumedRoleUser().arn()).endsWith("assumed-role/bobs/tests");
        denied(() -> assume(house.sts(BOB), "bobs"));
        denied(() -> house.sts(ALICE)
                .assumeRole(a -> a.roleArn(Ledger.roleArn("bobs"))
                        .roleSessionName("tests")
                        .externalId("42-42")));
    }

    @Test
    void a_role_that_is_not_there_is_denied_in_the_same_words() {
        denied(() -> assume(house.sts(ALICE), "nowhere"));
        denied(() -> house.sts(ALICE)
                .assumeRole(
                        a -> a.roleArn("arn:aws:iam::999999999999:role/account").roleSessionName("tests")));
    }

    @Test
    void root_assumes_no_role() {
        assertThatExceptionOfType(StsException.class)
                .isThrownBy(() -> assume(house.sts(ROOT), "account"))
                .withMessageContaining("Roles may not be assumed by root accounts.");
    }

    @Test
    void a_session_lives_as_long_as_its_role_lets_it_and_a_chained_one_an_hour() {
        var alice = house.sts(ALICE);
        var chained = as(assume(alice, "account"));

        var two = alice.assumeRole(a ->
                a.roleArn(Ledger.roleArn("account")).roleSessionName("tests").durationSeconds(7_200));

        assertThat(two.credentials().expiration()).isAfter(Instant.now().plus(Duration.ofMinutes(119)));
        refused(
                400,
                "ValidationError",
                () -> alice.assumeRole(a -> a.roleArn(Ledger.roleArn("account"))
                        .roleSessionName("tests")
                        .durationSeconds(7_201)));
        refused(
                400,
                "ValidationError",
                () -> alice.assumeRole(a -> a.roleArn(Ledger.roleArn("account"))
                        .roleSessionName("tests")
                        .durationSeconds(899)));
        refused(
                400,
                "ValidationError",
                () -> chained.assumeRole(a -> a.roleArn(Ledger.roleArn("second"))
                        .roleSessionName("tests")
                        .durationSeconds(3_601)));
        assertThat(as(assume(chained, "second")).getCallerIdentity().arn()).endsWith("assumed-role/second/tests");
    }

    @Test
    void i09_tags_go_on_to_the_next_session_when_they_are_transitive() {
        var tagged = house.sts(ALICE)
                .assumeRole(a -> a.roleArn(Ledger.roleArn("account"))
                        .roleSessionName("tests")
                        .tags(tag("Team", "pets"), tag("Desk", "4"))
                        .transitiveTagKeys("Team"));
        var session = as(tagged.credentials());

        refused(
                400,
                "ValidationError",
                () -> session.assumeRole(a -> a.roleArn(Ledger.roleArn("second"))
                        .roleSessionName("tests")
                        .tags(tag("team", "mine"))));
        session.assumeRole(a ->
                a.roleArn(Ledger.roleArn("second")).roleSessionName("tests").tags(tag("Desk", "5")));
        denied(() -> house.sts(BOB)
                .assumeRole(a -> a.roleArn(Ledger.roleArn("bobs"))
                        .roleSessionName("tests")
                        .externalId("42-42")
                        .tags(tag("Team", "pets"))));
    }

    @Test
    void i09_as_many_tags_as_fit_are_carried_by_a_session_that_works() {
        var session = as(tagged(8).credentials());

        assertThat(session.getCallerIdentity(r -> {}).arn()).endsWith("/tests");
        assertThat(tagged(4).packedPolicySize()).isEqualTo(50);
        assertThatExceptionOfType(PackedPolicyTooLargeException.class).isThrownBy(() -> tagged(9));
    }

    private AssumeRoleResponse tagged(int tags) {
        var all = IntStream.range(0, tags)
                .mapToObj(i -> tag("key" + i, "ä".repeat(254)))
                .toList();
        return house.sts(ALICE)
                .assumeRole(a -> a.roleArn(Ledger.roleArn("account"))
                        .roleSessionName("tests")
                        .tags(all));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    void a_source_identity_needs_its_own_permission() {
        denied(() -> house.sts(ALICE)
                .assumeRole(a -> a.roleArn(Ledger.roleArn("account"))
                        .roleSessionName("tests")
                        .sourceIdentity("alice")));
    }

    @Test
    void i09_a_session_policy_narrows_what_the_session_may() {
        var nothing =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"sts:*\",\"Resource\":\"*\"}}";
        var answer = house.sts(ALICE)
                .assumeRole(a -> a.roleArn(Ledger.roleArn("account"))
                        .roleSessionName("tests")
                        .policy(nothing));

        assertThat(answer.packedPolicySize()).isPositive();
        denied(() -> assume(as(answer.credentials()), "second"));
        assertThatExceptionOfType(MalformedPolicyDocumentException.class)
                .isThrownBy(() -> house.sts(ALICE)
                        .assumeRole(a -> a.roleArn(Ledger.roleArn("account"))
                                .roleSessionName("tests")
                                .policy("{\"Version\":\"1999-01-01\"}")));
        assertThatExceptionOfType(PackedPolicyTooLargeException.class)
                .isThrownBy(() -> house.sts(ALICE)
                        .assumeRole(a -> a.roleArn(Ledger.roleArn("account"))
                                .roleSessionName("tests")
                                .policy(nothing + " ".repeat(2_048))));
    }

    private software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse web(String role, String token) {
        return house.unsignedSts()
                .assumeRoleWithWebIdentity(a -> a.roleArn(Ledger.roleArn(role))
                        .roleSessionName("web-tests")
                        .webIdentityToken(token));
    }

    @Test
    void a_token_of_a_trusted_provider_becomes_a_session_without_a_signature() {
        var subject = UUID.randomUUID().toString();

        var answer = web("web", people.token(subject));

        assertThat(answer.subjectFromWebIdentityToken()).isEqualTo(subject);
        assertThat(answer.audience()).isEqualTo(Issuer.CLIENT);
        assertThat(answer.provider()).isEqualTo("arn:aws:iam::123456789012:oidc-provider/" + people.alias());
        assertThat(as(answer.credentials()).getCallerIdentity().arn())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/web/web-tests");
        assertThat(web("local", people.token(subject)).credentials()).isNotNull();
    }

    @Test
    void a_token_that_does_not_hold_becomes_nothing() {
        long past = Instant.now().getEpochSecond() - 10;
        var subject = UUID.randomUUID().toString();
        var stranger = Issuer.pool("us-east-1_Nobody001");

        assertThatExceptionOfType(ExpiredTokenException.class)
                .isThrownBy(() -> web("web", people.sign(people.claims(subject).put("exp", past))))
                .withMessageContaining("must be before the expiration date/time" + past);
        assertThatExceptionOfType(InvalidIdentityTokenException.class)
                .isThrownBy(() -> web("web", people.forged().token(subject)));
        assertThatExceptionOfType(InvalidIdentityTokenException.class)
                .isThrownBy(() -> web("web", stranger.token(subject)))
                .withMessageContaining("No OpenIDConnect provider found in your account for " + stranger.url());
        assertThatExceptionOfType(InvalidIdentityTokenException.class)
                .isThrownBy(() -> web("web", people.sign(people.claims(subject).put("token_use", "access"))));
        assertThatExceptionOfType(InvalidIdentityTokenException.class).isThrownBy(() -> web("web", "nonsense"));
    }

    @Test
    void a_role_that_trusts_another_client_or_another_kind_of_caller_refuses() {
        var subject = UUID.randomUUID().toString();
        var other = people.sign(people.claims(subject).put("aud", "otherclient1"));

        refused(403, "AccessDenied", () -> web("web", other));
        refused(403, "AccessDenied", () -> web("account", people.token(subject)));
        refused(403, "AccessDenied", () -> web("nowhere", people.token(subject)));
    }

    @Test
    void signing_out_ends_the_token_its_session_and_the_sessions_that_came_of_that() {
        var subject = UUID.randomUUID().toString();
        var token = people.token(subject);
        house.ledger.role(
                "chained",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
                        + "arn:aws:sts::123456789012:assumed-role/web/web-tests\"},\"Action\":\"sts:AssumeRole\"}}");
        var chained = as(assume(as(web("web", token).credentials()), "chained"));
        assertThat(chained.getCallerIdentity().arn()).endsWith("assumed-role/chained/tests");

        house.ledger.revoke(RevocationKind.TOKEN_SUBJECT, people.url() + "|" + subject);

        assertThatExceptionOfType(IdpRejectedClaimException.class).isThrownBy(() -> web("web", token));
        refused(403, "InvalidClientTokenId", chained::getCallerIdentity);
    }

    @Test
    void a_session_that_went_on_from_a_federated_one_is_nobodys_federated_session() {
        var unlessFederated =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Resource\":"
                        + "\"*\",\"Condition\":{\"Null\":{\"aws:FederatedProvider\":\"true\"}}}}";
        house.ledger.role("from-web", trustsWeb(people.alias()));
        house.ledger.role(
                "gone-on",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
                        + "arn:aws:sts::123456789012:assumed-role/from-web/web-tests\"},\"Action\":\"sts:AssumeRole\"}}");
        house.ledger.attach(Ledger.roleArn("from-web"), unlessFederated);
        house.ledger.attach(Ledger.roleArn("gone-on"), unlessFederated);
        var federated =
                as(web("from-web", people.token(UUID.randomUUID().toString())).credentials());

        denied(() -> assume(federated, "second"));
        assertThat(assume(as(assume(federated, "gone-on")), "second")).isNotNull();
    }

    @Test
    void what_is_not_built_is_refused_by_name() {
        refused(400, "InvalidAction", () -> house.sts(ROOT).getSessionToken());
        assertThatExceptionOfType(StsException.class)
                .isThrownBy(() -> house.sts(ALICE)
                        .assumeRole(a -> a.roleArn(Ledger.roleArn("account"))
                                .roleSessionName("tests")
                                .serialNumber("GAHT12345678")
                                .tokenCode("123456")))
                .withMessageContaining("SerialNumber is not built yet");
    }

    private static void denied(ThrowingCallable call) {
        assertThatExceptionOfType(StsException.class)
                .isThrownBy(call)
                .withMessageContaining("is not authorized to perform: sts:")
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"));
    }

    private static void refused(int status, String code, ThrowingCallable call) {
        assertThatExceptionOfType(StsException.class).isThrownBy(call).satisfies(e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.statusCode()).isEqualTo(status);
        });
    }
}
