package io.sallyport.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Failure;
import io.sallyport.contracts.Operation;
import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.ProviderKind;
import io.sallyport.contracts.PolicyContract.PutProviders;
import io.sallyport.contracts.PolicyContract.PutSessionKey;
import io.sallyport.contracts.PolicyContract.RemoveProvider;
import io.sallyport.contracts.PolicyContract.Revocation;
import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.contracts.PolicyContract.Revoke;
import io.sallyport.contracts.PolicyContract.SessionKey;
import io.sallyport.contracts.PolicyContract.WantLease;
import io.sallyport.contracts.PolicyContract.WantProviders;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.service.OpenIdBook;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class NodeAnswersTest {
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
        house.ledger.add(Epoch.POLICY, store -> "something").await();

        var after = renew("n", 0);

        assertThat(after.policyEpoch()).isEqualTo(before.policyEpoch() + 1);
        assertThat(after.lifeMillis()).isEqualTo(5000);
        assertThat(after.graceMillis()).isEqualTo(1);
        refused(PolicyFailure.INVALID_INPUT, () -> renew("", 0));
    }

    @Test
    void a_user_pool_is_registered_told_and_removed() {
        var pool = pool("https://idp/us-east-1_x", "us-east-1_x");

        var put = ask(RoomName.TOKEN_SERVICE, PolicyContract.PUT_PROVIDERS, new PutProviders(List.of(pool)));
        var again = ask(RoomName.TOKEN_SERVICE, PolicyContract.PUT_PROVIDERS, new PutProviders(List.of(pool)));
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
    void a_user_pool_that_moved_is_trusted_under_its_new_issuer_only() {
        var there = pool("https://old/us-east-1_x", "us-east-1_x");
        var here = pool("https://new/us-east-1_x", "us-east-1_x");
        var other = pool("https://old/us-east-1_y", "us-east-1_y");

        ask(RoomName.TOKEN_SERVICE, PolicyContract.PUT_PROVIDERS, new PutProviders(List.of(there, other)));
        ask(RoomName.TOKEN_SERVICE, PolicyContract.PUT_PROVIDERS, new PutProviders(List.of(here)));

        assertThat(ask(PolicyContract.PROVIDERS, new WantProviders(0)).providers())
                .containsExactlyInAnyOrder(here, other);
        assertThat(renew("node", 0).revocations()).singleElement().satisfies(ended -> {
            assertThat(ended.kind()).isEqualTo(RevocationKind.TOKEN_ISSUER);
            assertThat(ended.subject()).isEqualTo(there.issuer());
            assertThat(ended.issuedBeforeMillis())
                    .isEqualTo(house.clock.instant().toEpochMilli());
        });
    }

    @Test
    void nobody_registers_an_issuer_by_the_name_that_roles_know_a_user_pool_by() {
        var pool = pool("https://here/us-east-1_x", "us-east-1_x");
        ask(RoomName.TOKEN_SERVICE, PolicyContract.PUT_PROVIDERS, new PutProviders(List.of(pool)));
        var book = new OpenIdBook(house.ledger, House.ACCOUNT, house.clock);

        refused(
                PolicyFailure.ENTITY_EXISTS,
                () -> book.create(issuer("https://idp/us-east-1_x")).await());
        refused(
                PolicyFailure.ENTITY_EXISTS,
                () -> book.create(issuer("https://idp/us-east-1_x/")).await());
    }

    private static OpenIdBook.Wanted issuer(String url) {
        return new OpenIdBook.Wanted(url, List.of("client"), List.of(), Map.of());
    }

    @Test
    void more_user_pools_at_once_than_a_page_are_refused() {
        var many = Collections.nCopies(PutProviders.MOST + 1, pool("https://idp/us-east-1_x", "us-east-1_x"));

        refused(
                PolicyFailure.INVALID_INPUT,
                () -> ask(RoomName.TOKEN_SERVICE, PolicyContract.PUT_PROVIDERS, new PutProviders(many)));
    }

    private static PolicyContract.Provider pool(String issuer, String id) {
        return new PolicyContract.Provider(
                ProviderKind.USER_POOL, issuer, List.of("idp/" + id), List.of(), Optional.of("{\"keys\":[]}"));
    }

    @Test
    void a_room_registers_neither_a_foreign_issuer_nor_a_pool_without_keys() {
        refused(PolicyFailure.INVALID_INPUT, () -> putProvider(ProviderKind.OIDC, Optional.of("{\"keys\":[]}")));
        refused(PolicyFailure.INVALID_INPUT, () -> putProvider(ProviderKind.USER_POOL, Optional.empty()));
        refused(PolicyFailure.INVALID_INPUT, () -> putProvider(ProviderKind.USER_POOL, Optional.of("[]")));
        refused(
                BusFailure.MAY_NOT_ASK,
                () -> ask(
                        PolicyContract.PUT_PROVIDERS,
                        new PutProviders(List.of(new PolicyContract.Provider(
                                ProviderKind.USER_POOL, "i", List.of(), List.of(), Optional.of("{\"keys\":[]}"))))));
    }

    private void putProvider(ProviderKind kind, Optional<String> jwks) {
        ask(
                RoomName.TOKEN_SERVICE,
                PolicyContract.PUT_PROVIDERS,
                new PutProviders(List.of(new PolicyContract.Provider(kind, "https://op", List.of(), List.of(), jwks))));
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
