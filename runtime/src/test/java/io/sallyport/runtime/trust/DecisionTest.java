package io.sallyport.runtime.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Failure;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyContract.Document;
import io.sallyport.contracts.PolicyContract.DocumentKind;
import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.iampolicy.Decision;
import io.sallyport.iampolicy.Layer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class DecisionTest {
    private static final String INVOKE = "execute-api:Invoke";
    private static final String PETS = "arn:aws:execute-api:eu-west-1:123456789012:ff5h7fdsed/test/GET/pets";
    private static final String ALICE = "arn:aws:iam::123456789012:user/staff/alice";
    private static final String NARROW = "arn:aws:iam::123456789012:policy/narrow";

    private final House house = new House();
    private Trust trust;

    @BeforeEach
    void open(Vertx vertx) {
        trust = house.trustThatAllows(INVOKE, vertx);
    }

    @Test
    void decisions_are_counted_by_outcome_from_none_on() {
        assertThat(counted()).isEqualTo(Map.of("allowed", 0.0, "denied", 0.0, "not-granted", 0.0));

        decide(session());
        decide(session());
        decide(session());
        trust.decide(session(), "s3:GetObject", "*", Map.of());
        trust.decide(session(), "s3:GetObject", "*", Map.of());
        house.document(Sessions.ROLE, DocumentKind.IDENTITY, "", deny(INVOKE));
        trust.heardNews();
        decide(session());

        assertThat(counted()).isEqualTo(Map.of("allowed", 3.0, "denied", 1.0, "not-granted", 2.0));
    }

    private Map<String, Double> counted() {
        return house.meters.find("sallyport.trust.decisions").counters().stream()
                .collect(Collectors.toMap(one -> one.getId().getTag("outcome"), Counter::count));
    }

    @Test
    void p07_a_warm_decision_asks_nobody_and_says_at_which_epoch_it_was_made() {
        decide(session());
        assertThat(house.snapshotsAsked).isEqualTo(1);

        var answer = decide(session());

        assertThat(answer.isComplete()).isTrue();
        assertThat(answer.result().allowed()).isTrue();
        assertThat(answer.result().epochs().policies()).isEqualTo(house.policyEpoch);
        assertThat(house.snapshotsAsked).isEqualTo(1);
    }

    @Test
    void what_no_policy_allows_is_refused_in_awss_words() {
        var judgement =
                trust.decide(session(), "lambda:InvokeFunction", "*", Map.of()).result();

        assertThat(judgement.allowed()).isFalse();
        assertThat(judgement.refusal().failure()).isEqualTo(PolicyFailure.DENIED);
        assertThat(judgement.refusal().detail())
                .isEqualTo("User: arn:aws:sts::123456789012:assumed-role/pets/me is not authorized to perform:"
                        + " lambda:InvokeFunction on resource: *");
    }

    @Test
    void p07_a_newer_epoch_asks_again_and_an_unchanged_hash_brings_no_documents() {
        decide(session());
        house.policyEpoch++;
        trust.heardNews();
        assertThat(decide(session()).result().epochs().policies()).isEqualTo(house.policyEpoch);
        assertThat(house.snapshotsAsked).isEqualTo(2);

        house.document(Sessions.ROLE, DocumentKind.IDENTITY, "", deny(INVOKE));
        assertThat(decide(session()).result().allowed()).isTrue();
        trust.heardNews();

        var judgement = decide(session()).result();
        assertThat(judgement.decision()).isInstanceOf(Decision.Denied.class);
        assertThat(judgement.refusal().detail()).endsWith(" with an explicit deny");
        assertThat(judgement.refusal().reasons())
                .startsWith("at epochs " + house.policyEpoch + " (policies) and ")
                .contains("denied by ", " DENY matches");
    }

    @Test
    void a_role_made_again_under_the_same_name_is_another_one() {
        decide(session());
        house.principalIds.put(Sessions.ROLE, "AROANEW");
        house.policyEpoch++;
        trust.heardNews();

        assertThat(failure(decide(session()))).isEqualTo(GatewayFailure.REVOKED_CREDENTIAL);
    }

    @Test
    void a_deleted_role_decides_nothing() {
        house.principalIds.clear();

        assertThat(failure(decide(session()))).isEqualTo(GatewayFailure.REVOKED_CREDENTIAL);
    }

    @Test
    void a_session_revoked_after_it_was_authenticated_decides_nothing() {
        decide(session());
        house.revoke(RevocationKind.ROLE_SESSIONS, Sessions.ROLE, house.now().plusMillis(1));
        trust.heardNews();

        assertThat(failure(decide(session()))).isEqualTo(GatewayFailure.REVOKED_CREDENTIAL);
    }

    @Test
    void a_session_revoked_while_its_policies_travelled_decides_nothing() {
        house.meanwhile = () -> {
            house.meanwhile = () -> {};
            house.revoke(
                    RevocationKind.ROLE_SESSIONS, Sessions.ROLE, house.now().plusMillis(1));
            trust.heardNews();
        };

        assertThat(failure(decide(session()))).isEqualTo(GatewayFailure.REVOKED_CREDENTIAL);
        assertThat(house.snapshotsAsked).isEqualTo(1);
    }

    @Test
    void a_session_that_expired_after_it_was_authenticated_decides_nothing() {
        var caller = session();
        house.pass(Duration.ofHours(2));
        trust.heardNews();

        assertThat(failure(decide(caller))).isEqualTo(GatewayFailure.EXPIRED_SESSION_TOKEN);
    }

    @Test
    void nothing_is_decided_past_the_lease() {
        decide(session());
        house.pass(Duration.ofSeconds(5));

        assertThat(failure(decide(session()))).isEqualTo(BusFailure.UNAVAILABLE);
    }

    @Test
    void policies_that_are_overtaken_three_times_decide_nothing() {
        house.policyEpoch++;
        trust.heardNews();
        house.answersBehind = 1;

        assertThat(failure(decide(session()))).isEqualTo(BusFailure.UNAVAILABLE);
        assertThat(house.snapshotsAsked).isEqualTo(3);

        house.answersBehind = 0;
        assertThat(decide(session()).result().allowed()).isTrue();
    }

    @Test
    void a_boundary_limits() {
        house.document(Sessions.ROLE, DocumentKind.BOUNDARY, NARROW, allow("s3:*"));
        trust.heardNews();

        assertThat(decide(session()).result().decision()).isEqualTo(new Decision.NotGranted(Layer.BOUNDARY));
    }

    @Test
    void a_document_that_is_not_what_its_hash_says_decides_nothing() {
        var other = new Document(DocumentKind.IDENTITY, "policy", "", House.sha256("other"), allow("*"));
        house.documents.put(Sessions.ROLE, List.of(other));

        assertThat(failure(decide(session()))).isEqualTo(BusFailure.UNAVAILABLE);
    }

    @Test
    void a_document_that_cannot_be_read_decides_nothing() {
        house.document(Sessions.ROLE, DocumentKind.IDENTITY, "", "{\"Statement\":{\"Effect\":\"Perhaps\"}}");
        trust.heardNews();

        assertThat(failure(decide(session()))).isEqualTo(BusFailure.UNAVAILABLE);
    }

    @Test
    void keys_about_the_caller_are_ours_and_not_the_requests() {
        house.tags.put("Team", "blue");
        condition("aws:PrincipalTag/team", "blue");
        condition("aws:PrincipalArn", Sessions.ROLE);
        condition("aws:userid", Sessions.ROLE_ID + ":me");
        condition("aws:PrincipalAccount", House.ACCOUNT);
        condition("aws:PrincipalType", "AssumedRole");
        condition("aws:RequestedRegion", "eu-west-1");
        condition("aws:TokenIssueTime", House.START.toString());
        condition("aws:EpochTime", Long.toString(House.START.getEpochSecond()));
        condition("cognito-identity.amazonaws.com:aud", "eu-west-1:11111111-2222-3333-4444-555555555555");
        condition("cognito-identity.amazonaws.com:sub", "eu-west-1:66666666-7777-8888-9999-000000000000");
    }

    @Test
    void i09_a_sessions_tag_hides_its_roles_of_the_same_key_and_no_other() {
        house.tags.putAll(Map.of("Team", "blue", "Desk", "4"));
        var red = Sessions.tagged(Map.of("team", "red"));

        assertThat(allows(red, "aws:PrincipalTag/Team", "red")).isTrue();
        assertThat(allows(red, "aws:PrincipalTag/Team", "blue")).isFalse();
        assertThat(allows(red, "aws:PrincipalTag/Desk", "4")).isTrue();
        assertThat(allows(session(), "aws:PrincipalTag/Team", "blue")).isTrue();
    }

    private boolean allows(Caller caller, String key, String value) {
        onlyWhen(key, value);
        return decide(caller).result().allowed();
    }

    @Test
    void p07_a_document_is_compiled_once_for_all_who_have_the_same() {
        house.allow(ALICE, "AIDAALICE", INVOKE);
        trust.heardNews();

        assertThat(decide(session()).result().allowed()).isTrue();
        assertThat(decide(alice()).result().allowed()).isTrue();

        assertThat(documents("miss")).isEqualTo(1);
        assertThat(documents("hit")).isEqualTo(1);
    }

    @Test
    void p07_another_content_is_another_document() {
        house.principalIds.put(ALICE, "AIDAALICE");
        house.document(ALICE, DocumentKind.IDENTITY, "", deny(INVOKE));
        trust.heardNews();

        assertThat(decide(session()).result().allowed()).isTrue();
        assertThat(decide(alice()).result().allowed()).isFalse();

        assertThat(documents("miss")).isEqualTo(2);
    }

    private double documents(String result) {
        return house.meters
                .get("sallyport.trust.cache")
                .tags("cache", "document", "result", result)
                .counter()
                .count();
    }

    @Test
    void a_request_cannot_say_who_it_is_from() {
        house.documents.clear();
        house.document(Sessions.ROLE, DocumentKind.IDENTITY, "", when("aws:username", "alice"));
        house.document(Sessions.ROLE, DocumentKind.IDENTITY, "", when("aws:PrincipalTag/team", "red"));
        trust.heardNews();

        var lies = Map.of("aws:username", List.of("alice"), "aws:PrincipalTag/team", List.of("red"));

        assertThat(trust.decide(session(), INVOKE, PETS, lies).result().allowed())
                .isFalse();
    }

    @Test
    void keys_of_the_request_are_heard() {
        onlyWhen("aws:UserAgent", "curl");

        assertThat(decide(session()).result().allowed()).isFalse();
        assertThat(trust.decide(session(), INVOKE, PETS, Map.of("aws:UserAgent", List.of("curl")))
                        .result()
                        .allowed())
                .isTrue();
    }

    @Test
    void a_user_is_judged_by_its_own_policies_and_name() {
        house.principalIds.put(ALICE, "AIDAALICE");
        house.document(ALICE, DocumentKind.IDENTITY, "", when("aws:username", "alice"));
        trust.heardNews();

        assertThat(decide(alice()).result().allowed()).isTrue();
        house.revoke(RevocationKind.ACCESS_KEY, "AKIA2345ABCDEFGHIJKL", house.now());
        trust.heardNews();
        assertThat(failure(decide(alice()))).isEqualTo(GatewayFailure.REVOKED_CREDENTIAL);
    }

    private static Caller alice() {
        return new Caller(
                Caller.Kind.USER, ALICE, "AIDAALICE", House.ACCOUNT, ALICE, "AKIA2345ABCDEFGHIJKL", Optional.empty());
    }

    private void onlyWhen(String key, String value) {
        house.documents.clear();
        house.document(Sessions.ROLE, DocumentKind.IDENTITY, "", when(key, value));
        trust.heardNews();
    }

    private void condition(String key, String value) {
        onlyWhen(key, value);
        var lies = Map.of(key, List.of("not it"));

        assertThat(trust.decide(session(), INVOKE, PETS, lies).result().allowed())
                .as(key)
                .isTrue();
    }

    private static String when(String key, String value) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\","
                + "\"Condition\":{\"StringEquals\":{\"" + key + "\":\"" + value + "\"}}}}";
    }

    private static String allow(String action) {
        return House.statement("Allow", action);
    }

    private static String deny(String action) {
        return House.statement("Deny", action);
    }

    private Future<Judgement> decide(Caller caller) {
        return trust.decide(caller, INVOKE, PETS, Map.of());
    }

    private Caller session() {
        return Sessions.caller(List.of(), List.of());
    }

    private static Failure failure(Future<Judgement> answer) {
        assertThat(answer.failed()).isTrue();
        return ((Refusal) answer.cause()).failure();
    }
}
