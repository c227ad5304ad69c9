package io.sallyport.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Failure;
import io.sallyport.contracts.Operation;
import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.Document;
import io.sallyport.contracts.PolicyContract.DocumentKind;
import io.sallyport.contracts.PolicyContract.Snapshot;
import io.sallyport.contracts.PolicyContract.WantRole;
import io.sallyport.contracts.PolicyContract.WantSigningKey;
import io.sallyport.contracts.PolicyContract.WantSnapshot;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import io.sallyport.policy.core.AccessKey;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.InlinePolicy;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.ManagedPolicy;
import io.sallyport.policy.core.Owner;
import io.sallyport.policy.core.PolicyVersion;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.core.Principal.Terms;
import io.sallyport.policy.service.Change;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.sigv4.SigningKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class AnswersTest {
    private static final String ROOT = "arn:aws:iam::000000000000:root";
    private static final String ALICE = "arn:aws:iam::000000000000:user/app/Alice";
    private static final Secret SECRET = Secret.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    private House house;

    @BeforeEach
    void open(Vertx vertx) {
        house = new House(vertx, Product.open(vertx, Product.H2.fresh()));
    }

    @AfterEach
    void close() {
        house.database.close().await();
    }

    private <Q extends Record, A extends Record> A ask(RoomName asker, Operation<Q, A> operation, Q question) {
        return house.port(asker).client(operation).with(question).await();
    }

    private <Q extends Record, A extends Record> A ask(Operation<Q, A> operation, Q question) {
        return ask(RoomName.GATEWAY, operation, question);
    }

    private static void refused(Failure failure, Runnable asking) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(asking::run)
                .satisfies(refusal -> assertThat(refusal.failure()).isEqualTo(failure));
    }

    private void write(Change<Future<?>> change) {
        house.ledger.add(Epoch.POLICY, store -> change.on(store).await()).await();
    }

    private void alice(String id) {
        write(store -> store.principals()
                .add(new Principal(
                        Kind.USER,
                        id,
                        "Alice",
                        "/app/",
                        house.clock.instant(),
                        Optional.empty(),
                        Map.of("team", "red"),
                        Terms.NONE)));
    }

    private void key(String id, String owner, boolean active) {
        var sealed = house.sealer.seal(SECRET, AccessKey.purpose(id));
        write(store -> store.keys().add(new AccessKey(id, owner, active, house.clock.instant(), sealed)));
    }

    private void managed(String id, String name, String document) {
        var now = house.clock.instant();
        write(store ->
                store.managed().add(new ManagedPolicy(Owner.LOCAL, id, name, "/", "", Map.of(), now, now, 1, 1)));
        write(store -> store.managed().addVersion(id, new PolicyVersion(1, document, now)));
    }

    private Snapshot snapshot(String arn) {
        return ask(PolicyContract.SNAPSHOT, new WantSnapshot(arn, List.of(), Optional.empty()));
    }

    @Test
    void a_signing_key_is_folded_for_its_scope_and_opens_for_its_asker_alone() {
        alice("AIDA1");
        key("AKIA1", "AIDA1", true);

        var answer =
                ask(PolicyContract.SIGNING_KEY, new WantSigningKey("AKIA1", "20260320", "us-east-1", "execute-api"));

        var purpose = "signing-key/AKIA1/20260320/us-east-1/execute-api";
        var opened = house.port(RoomName.GATEWAY).open(RoomName.POLICY_SERVICE, answer.key(), purpose);
        assertThat(opened).isEqualTo(SigningKey.derive(SECRET, "20260320", "us-east-1", "execute-api"));
        assertThat(answer.principalArn()).isEqualTo(ALICE);
        assertThat(answer.principalId()).isEqualTo("AIDA1");
        assertThatExceptionOfType(Sealer.NotOpened.class)
                .isThrownBy(() -> house.port(RoomName.GATEWAY)
                        .open(RoomName.POLICY_SERVICE, answer.key(), purpose.replace("us-east-1", "eu-west-1")));
    }

    @Test
    void the_root_s_signing_key_names_the_account() {
        key("AKIAROOT", "000000000000", true);

        var answer = ask(PolicyContract.SIGNING_KEY, new WantSigningKey("AKIAROOT", "20260320", "us-east-1", "iam"));

        assertThat(answer.principalArn()).isEqualTo(ROOT);
        assertThat(answer.principalId()).isEqualTo("000000000000");
    }

    @Test
    void an_unknown_an_inactive_and_an_orphaned_key_sign_nothing() {
        alice("AIDA1");
        key("AKIAOFF", "AIDA1", false);
        key("AKIALOST", "AIDA9", true);

        refused(PolicyFailure.UNKNOWN_ACCESS_KEY, () -> wantKey("AKIANONE"));
        refused(PolicyFailure.INACTIVE_ACCESS_KEY, () -> wantKey("AKIAOFF"));
        refused(PolicyFailure.UNKNOWN_ACCESS_KEY, () -> wantKey("AKIALOST"));
    }

    @Test
    void a_scope_that_cannot_be_one_is_refused() {
        refused(
                PolicyFailure.INVALID_INPUT,
                () -> ask(PolicyContract.SIGNING_KEY, new WantSigningKey("AKIA1", "today", "us-east-1", "iam")));
        refused(
                PolicyFailure.INVALID_INPUT,
                () -> ask(PolicyContract.SIGNING_KEY, new WantSigningKey("AKIA1", "20260320", "a/b", "iam")));
    }

    private void wantKey(String id) {
        ask(PolicyContract.SIGNING_KEY, new WantSigningKey(id, "20260320", "us-east-1", "iam"));
    }

    @Test
    void the_root_may_do_everything() {
        var snapshot = snapshot(ROOT);

        assertThat(snapshot.principalId()).isEqualTo("000000000000");
        assertThat(snapshot.documents()).singleElement().satisfies(document -> {
            assertThat(document.kind()).isEqualTo(DocumentKind.IDENTITY);
            assertThat(document.json()).contains("\"Action\":\"*\",\"Resource\":\"*\"");
        });
    }

    @Test
    void a_snapshot_holds_all_that_decides_about_a_user() {
        alice("AIDA1");
        managed("ANPA1", "Read", "{\"read\":1}");
        managed("ANPA2", "Limit", "{\"limit\":1}");
        managed("ANPA3", "Narrow", "{\"narrow\":1}");
        write(store -> store.inline().put("AIDA1", new InlinePolicy("own", "{\"own\":1}")));
        write(store -> store.attachments().add("AIDA1", "ANPA1"));
        write(store -> store.principals()
                .find(Kind.USER, "alice")
                .compose(found -> store.principals()
                        .update(found.orElseThrow().bounded(Optional.of("arn:aws:iam::000000000000:policy/Limit")))));

        var snapshot = ask(
                PolicyContract.SNAPSHOT,
                new WantSnapshot(ALICE, List.of("arn:aws:iam::000000000000:policy/Narrow"), Optional.empty()));

        assertThat(snapshot.principalId()).isEqualTo("AIDA1");
        assertThat(snapshot.tags()).containsExactly(Map.entry("team", "red"));
        assertThat(snapshot.documents())
                .extracting(Document::kind, Document::name, Document::json)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(DocumentKind.IDENTITY, "own", "{\"own\":1}"),
                        org.assertj.core.groups.Tuple.tuple(DocumentKind.IDENTITY, "Read", "{\"read\":1}"),
                        org.assertj.core.groups.Tuple.tuple(DocumentKind.BOUNDARY, "Limit", "{\"limit\":1}"),
                        org.assertj.core.groups.Tuple.tuple(DocumentKind.SESSION, "Narrow", "{\"narrow\":1}"));
    }

    @Test
    void a_user_has_what_its_groups_have() {
        alice("AIDA1");
        write(store -> store.principals()
                .add(new Principal(
                        Kind.GROUP,
                        "AGPA1",
                        "readers",
                        "/",
                        house.clock.instant(),
                        Optional.empty(),
                        Map.of(),
                        Terms.NONE)));
        write(store -> store.inline().put("AGPA1", new InlinePolicy("all", "{\"group\":1}")));
        write(store -> store.memberships().add("AIDA1", "AGPA1"));

        assertThat(snapshot(ALICE).documents()).extracting(Document::json).containsExactly("{\"group\":1}");
    }

    @Test
    void a_snapshot_that_is_known_is_not_sent_again_until_it_changes() {
        alice("AIDA1");
        var known = Optional.of(snapshot(ALICE).hash());

        var same = ask(PolicyContract.SNAPSHOT, new WantSnapshot(ALICE, List.of(), known));
        assertThat(same.unchanged()).isTrue();
        assertThat(same.documents()).isEmpty();

        write(store -> store.inline().put("AIDA1", new InlinePolicy("own", "{}")));
        var other = ask(PolicyContract.SNAPSHOT, new WantSnapshot(ALICE, List.of(), known));
        assertThat(other.unchanged()).isFalse();
        assertThat(other.epoch()).isGreaterThan(same.epoch());
    }

    @Test
    void one_made_again_under_the_same_name_is_another() {
        alice("AIDA1");
        var first = snapshot(ALICE);
        write(store -> store.principals().remove("AIDA1"));
        alice("AIDA2");

        var second = snapshot(ALICE);

        assertThat(second.hash()).isNotEqualTo(first.hash());
        assertThat(second.principalId()).isEqualTo("AIDA2");
    }

    @Test
    void nobody_is_taken_for_another() {
        alice("AIDA1");

        refused(PolicyFailure.NO_SUCH_ENTITY, () -> snapshot("arn:aws:iam::000000000000:user/Alice"));
        refused(PolicyFailure.NO_SUCH_ENTITY, () -> snapshot("arn:aws:iam::000000000000:user/app/alice"));
        refused(PolicyFailure.NO_SUCH_ENTITY, () -> snapshot("arn:aws:iam::000000000000:role/app/Alice"));
        refused(PolicyFailure.NO_SUCH_ENTITY, () -> snapshot("arn:aws:iam::111111111111:user/app/Alice"));
        refused(PolicyFailure.NO_SUCH_ENTITY, () -> snapshot("arn:aws:iam::111111111111:root"));
    }

    @Test
    void a_session_policy_that_does_not_exist_is_not_left_out() {
        alice("AIDA1");

        refused(
                PolicyFailure.NO_SUCH_ENTITY,
                () -> ask(
                        PolicyContract.SNAPSHOT,
                        new WantSnapshot(ALICE, List.of("arn:aws:iam::000000000000:policy/None"), Optional.empty())));
    }

    @Test
    void a_role_is_answered_with_its_terms_and_a_user_is_no_role() {
        alice("AIDA1");
        write(store -> store.principals()
                .add(new Principal(
                        Kind.ROLE,
                        "AROA1",
                        "Reader",
                        "/",
                        house.clock.instant(),
                        Optional.empty(),
                        Map.of(),
                        new Terms("", "{\"trust\":1}", 7200))));

        var role = ask(
                RoomName.IDENTITY_EXCHANGE, PolicyContract.ROLE, new WantRole("arn:aws:iam::000000000000:role/Reader"));

        assertThat(role.roleId()).isEqualTo("AROA1");
        assertThat(role.trustPolicy()).isEqualTo("{\"trust\":1}");
        assertThat(role.maxSessionSeconds()).isEqualTo(7200);
        refused(
                PolicyFailure.NO_SUCH_ENTITY,
                () -> ask(RoomName.IDENTITY_EXCHANGE, PolicyContract.ROLE, new WantRole(ALICE)));
        refused(
                BusFailure.MAY_NOT_ASK,
                () -> ask(PolicyContract.ROLE, new WantRole("arn:aws:iam::000000000000:role/Reader")));
    }
}
