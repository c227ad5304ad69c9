package io.sallyport.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Failure;
import io.sallyport.contracts.Operation;
import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.Document;
import io.sallyport.contracts.PolicyContract.DocumentKind;
import io.sallyport.contracts.PolicyContract.ProviderKind;
import io.sallyport.contracts.PolicyContract.PutProvider;
import io.sallyport.contracts.PolicyContract.PutSessionKey;
import io.sallyport.contracts.PolicyContract.RemoveProvider;
import io.sallyport.contracts.PolicyContract.Revocation;
import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.contracts.PolicyContract.Revoke;
import io.sallyport.contracts.PolicyContract.SessionKey;
import io.sallyport.contracts.PolicyContract.Snapshot;
import io.sallyport.contracts.PolicyContract.WantLease;
import io.sallyport.contracts.PolicyContract.WantProviders;
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

    @Test
    void a_revocation_waits_for_the_slowest_live_lease() {
        renew("quick", 0);
        renew("slow", 0);
        var revoked = house.port(RoomName.TOKEN_SERVICE)
                .client(PolicyContract.REVOKE)
                .with(new Revoke(RevocationKind.TOKEN_ORIGIN, "iss|jti", 1, 2_000_000_000_000L));

        var page = awaitRevocation();
        renew("quick", page.epoch());
        assertThat(revoked.isComplete()).isFalse();

        renew("slow", page.epoch());
        assertThat(revoked.await().epoch()).isEqualTo(page.epoch());
    }

    @Test
    void a_revocation_waits_no_longer_than_the_end_of_a_lease_that_is_not_renewed() {
        renew("gone", 0);
        var revoked = house.port(RoomName.TOKEN_SERVICE)
                .client(PolicyContract.REVOKE)
                .with(new Revoke(RevocationKind.ACCESS_KEY, "ASIA1", 1, 2_000_000_000_000L));
        awaitRevocation();

        house.clock.advance(House.TERMS.longest());

        assertThat(revoked.await().epoch()).isEqualTo(1);
    }

    /** Renews a lease of another node until the revocation is on its page. */
    private Revocation awaitRevocation() {
        var lease = renew("reader", 0);
        while (lease.revocations().isEmpty()) {
            lease = renew("reader", 0);
        }
        renew("reader", lease.revocationEpoch());
        return lease.revocations().getFirst();
    }

    private PolicyContract.Lease renew(String node, long applied) {
        return ask(PolicyContract.LEASE, new WantLease(node, 100, applied, 100));
    }

    @Test
    void revoking_again_changes_nothing_and_a_wider_one_replaces_it() {
        var first = ask(
                RoomName.TOKEN_SERVICE,
                PolicyContract.REVOKE,
                new Revoke(RevocationKind.TOKEN_SUBJECT, "iss|sub", 5, 2_000_000_000_000L));
        var again = ask(
                RoomName.TOKEN_SERVICE,
                PolicyContract.REVOKE,
                new Revoke(RevocationKind.TOKEN_SUBJECT, "iss|sub", 4, 1_900_000_000_000L));
        var wider = ask(
                RoomName.TOKEN_SERVICE,
                PolicyContract.REVOKE,
                new Revoke(RevocationKind.TOKEN_SUBJECT, "iss|sub", 6, 1_900_000_000_000L));

        assertThat(again).isEqualTo(first);
        assertThat(wider.epoch()).isGreaterThan(first.epoch());
        assertThat(renew("n", 0).revocations())
                .containsExactly(
                        new Revocation(wider.epoch(), RevocationKind.TOKEN_SUBJECT, "iss|sub", 6, 2_000_000_000_000L));
    }

    @Test
    void a_lease_carries_the_newest_epochs() {
        var before = renew("n", 0);
        alice("AIDA1");

        var after = renew("n", 0);

        assertThat(after.policyEpoch()).isEqualTo(before.policyEpoch() + 1);
        assertThat(after.lifeMillis()).isEqualTo(5000);
        refused(PolicyFailure.INVALID_INPUT, () -> renew("", 0));
    }

    @Test
    void a_user_pool_is_registered_told_and_removed() {
        var pool = new PolicyContract.Provider(
                ProviderKind.USER_POOL,
                "https://idp/us-east-1_x",
                List.of("idp/us-east-1_x"),
                List.of(),
                Optional.of("{\"keys\":[]}"));

        var put = ask(RoomName.TOKEN_SERVICE, PolicyContract.PUT_PROVIDER, new PutProvider(pool));
        var again = ask(RoomName.TOKEN_SERVICE, PolicyContract.PUT_PROVIDER, new PutProvider(pool));
        var told = ask(PolicyContract.PROVIDERS, new WantProviders(0));

        assertThat(again).isEqualTo(put);
        assertThat(told.epoch()).isEqualTo(put.epoch());
        assertThat(told.providers()).containsExactly(pool);
        assertThat(ask(PolicyContract.PROVIDERS, new WantProviders(told.epoch()))
                        .unchanged())
                .isTrue();

        var removed = ask(
                RoomName.TOKEN_SERVICE, PolicyContract.REMOVE_PROVIDER, new RemoveProvider("https://idp/us-east-1_x"));
        assertThat(removed.epoch()).isGreaterThan(put.epoch());
        assertThat(ask(PolicyContract.PROVIDERS, new WantProviders(told.epoch()))
                        .providers())
                .isEmpty();
    }

    @Test
    void a_room_registers_neither_a_foreign_issuer_nor_a_pool_without_keys() {
        refused(PolicyFailure.INVALID_INPUT, () -> putProvider(ProviderKind.OIDC, Optional.of("{\"keys\":[]}")));
        refused(PolicyFailure.INVALID_INPUT, () -> putProvider(ProviderKind.USER_POOL, Optional.empty()));
        refused(PolicyFailure.INVALID_INPUT, () -> putProvider(ProviderKind.USER_POOL, Optional.of("[]")));
        refused(
                BusFailure.MAY_NOT_ASK,
                () -> ask(
                        PolicyContract.PUT_PROVIDER,
                        new PutProvider(new PolicyContract.Provider(
                                ProviderKind.USER_POOL, "i", List.of(), List.of(), Optional.of("{\"keys\":[]}")))));
    }

    private void putProvider(ProviderKind kind, Optional<String> jwks) {
        ask(
                RoomName.TOKEN_SERVICE,
                PolicyContract.PUT_PROVIDER,
                new PutProvider(new PolicyContract.Provider(kind, "https://op", List.of(), List.of(), jwks)));
    }

    @Test
    void an_opening_key_is_kept_sealed_and_told_to_each_room_alone() {
        var opening = Secret.of(new byte[32]);
        putSessionKey("k1", opening, List.of());

        var told = ask(PolicyContract.PROVIDERS, new WantProviders(0))
                .sessionKeys()
                .getFirst();

        assertThat(told.keyId()).isEqualTo("k1");
        assertThat(house.port(RoomName.GATEWAY).open(RoomName.POLICY_SERVICE, told.openingKey(), "opening-key/k1"))
                .isEqualTo(opening);
        var stored = house.ledger
                .read(store -> store.sessionKeys().find("k1").await().orElseThrow())
                .await();
        assertThat(stored.openingKey().keyId()).isEqualTo("kek");
    }

    @Test
    void a_session_key_is_retired_and_never_replaced() {
        putSessionKey("k1", Secret.of(new byte[32]), List.of());
        putSessionKey("k1", Secret.of(new byte[32]), List.of());
        refused(
                PolicyFailure.ENTITY_EXISTS,
                () -> putSessionKey("k1", Secret.of("another key of thirty-two bytes!"), List.of()));
        refused(PolicyFailure.INVALID_INPUT, () -> putSessionKey("k2", Secret.of("short"), List.of()));

        putSessionKey("k2", Secret.of(new byte[32]), List.of("k1"));

        assertThat(ask(PolicyContract.PROVIDERS, new WantProviders(0)).sessionKeys())
                .extracting(SessionKey::keyId)
                .containsExactly("k2");
    }

    private void putSessionKey(String id, Secret opening, List<String> retire) {
        var exchange = house.port(RoomName.IDENTITY_EXCHANGE);
        var sealed = exchange.seal(RoomName.POLICY_SERVICE, opening, "opening-key/" + id);
        exchange.client(PolicyContract.PUT_SESSION_KEY)
                .with(new PutSessionKey(new SessionKey(id, "cHVi", sealed), retire))
                .await();
    }
}
