package io.sallyport.policy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.ProviderKind;
import io.sallyport.contracts.PolicyContract.Revocation;
import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.contracts.PolicyContract.SessionKey;
import io.sallyport.contracts.PolicyContract.WantLease;
import io.sallyport.contracts.Sealed;
import io.sallyport.policy.Product;
import io.sallyport.policy.core.AccessKey;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.InlinePolicy;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.ManagedPolicy;
import io.sallyport.policy.core.Owner;
import io.sallyport.policy.core.PolicyVersion;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.core.Principal.Terms;
import io.sallyport.policy.core.TrustedProvider;
import io.sallyport.policy.core.Usage;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.Duplicate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Product.class)
@ExtendWith(VertxExtension.class)
class StoreTest {
    private static final Instant NOW = Instant.parse("2026-03-20T14:46:00.123Z");

    @Parameter
    Product product = Product.H2;

    private Database database;

    @BeforeEach
    void open(Vertx vertx) {
        database = Product.open(vertx, product.fresh());
    }

    @AfterEach
    void close() {
        database.close().await();
    }

    private <T> T write(Function<Store, Future<T>> change) {
        return database.write(sql -> change.apply(new Store(sql))).await();
    }

    private <T> Optional<T> maybe(Function<Store, Future<Optional<T>>> question) {
        return write(question);
    }

    private <T> List<T> list(Function<Store, Future<List<T>>> question) {
        return write(question);
    }

    private boolean yes(Function<Store, Future<Boolean>> question) {
        return write(question);
    }

    private long number(Function<Store, Future<? extends Number>> question) {
        return database.write(sql -> question.apply(new Store(sql)).map(Number::longValue))
                .await();
    }

    private static Principal user(String id, String name, String path) {
        return new Principal(Kind.USER, id, name, path, NOW, Optional.empty(), Map.of("team", "red"), Terms.NONE);
    }

    private static ManagedPolicy policy(Owner owner, String id, String name) {
        return new ManagedPolicy(owner, id, name, "/", "why", Map.of(), NOW, NOW, 1, 1);
    }

    @Test
    void a_principal_is_read_back_as_it_was_written() {
        var role = new Principal(
                Kind.ROLE,
                "AROA1",
                "Reader",
                "/app/",
                NOW,
                Optional.of("arn:aws:iam::000000000000:policy/b"),
                Map.of(),
                new Terms("reads", "{}", 3600));

        write(store -> store.principals().add(role));

        assertThat(maybe(store -> store.principals().find(Kind.ROLE, "Reader"))).contains(role);
        assertThat(maybe(store -> store.principals().byId("AROA1"))).contains(role);
        assertThat(list(store -> store.principals().boundedBy("arn:aws:iam::000000000000:policy/b")))
                .containsExactly(role);
    }

    @Test
    void names_keep_their_case_and_are_unique_without_it() {
        write(store -> store.principals().add(user("AIDA1", "Alice", "/")));

        assertThat(maybe(store -> store.principals().find(Kind.USER, "aLICE")))
                .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo("Alice"));
        assertThatExceptionOfType(Duplicate.class)
                .isThrownBy(() -> write(store -> store.principals().add(user("AIDA2", "ALICE", "/"))));
    }

    @Test
    void a_principal_is_changed_and_removed() {
        write(store -> store.principals().add(user("AIDA1", "Alice", "/")));

        write(store -> store.principals().update(user("AIDA1", "Bob", "/x/").tagged(Map.of())));
        assertThat(maybe(store -> store.principals().find(Kind.USER, "alice"))).isEmpty();
        assertThat(maybe(store -> store.principals().find(Kind.USER, "bob")))
                .contains(user("AIDA1", "Bob", "/x/").tagged(Map.of()));

        write(store -> store.principals().remove("AIDA1"));
        assertThat(number(store -> store.principals().count(Kind.USER))).isZero();
    }

    @Test
    void a_list_shows_each_name_once_below_its_path() {
        IntStream.range(0, 5)
                .forEach(n -> write(
                        store -> store.principals().add(user("AIDA" + n, "user" + n, n == 2 ? "/other/" : "/app/"))));

        var first = write(store -> store.principals().list(Kind.USER, "/app/", new Page.Want("", 3)));
        var second = write(store -> store.principals()
                .list(Kind.USER, "/app/", new Page.Want(first.after().orElseThrow(), 3)));

        assertThat(first.items()).extracting(Principal::name).containsExactly("user0", "user1", "user3");
        assertThat(second.items()).extracting(Principal::name).containsExactly("user4");
        assertThat(second.after()).isEmpty();
    }

    @Test
    void groups_are_joined_and_left_once() {
        var group = new Principal(Kind.GROUP, "AGPA1", "admins", "/", NOW, Optional.empty(), Map.of(), Terms.NONE);
        write(store -> store.principals().add(user("AIDA1", "Alice", "/")));
        write(store -> store.principals().add(group));

        assertThat(yes(store -> store.memberships().add("AIDA1", "AGPA1"))).isTrue();
        assertThat(yes(store -> store.memberships().add("AIDA1", "AGPA1"))).isFalse();
        assertThat(write(store -> store.memberships().groupsOf("AIDA1", new Page.Want("", 10)))
                        .items())
                .containsExactly(group);
        assertThat(write(store -> store.memberships().usersIn("AGPA1", new Page.Want("", 10)))
                        .items())
                .extracting(Principal::id)
                .containsExactly("AIDA1");
        assertThat(yes(store -> store.memberships().remove("AIDA1", "AGPA1"))).isTrue();
        assertThat(yes(store -> store.memberships().remove("AIDA1", "AGPA1"))).isFalse();
    }

    @Test
    void an_inline_policy_is_put_replaced_and_removed() {
        write(store -> store.principals().add(user("AIDA1", "Alice", "/")));

        write(store -> store.inline().put("AIDA1", new InlinePolicy("Read", "{\"a\":1}")));
        write(store -> store.inline().put("AIDA1", new InlinePolicy("read", "{\"a\":2}")));

        assertThat(list(store -> store.inline().of("AIDA1"))).containsExactly(new InlinePolicy("read", "{\"a\":2}"));
        assertThat(maybe(store -> store.inline().find("AIDA1", "READ"))).isPresent();
        assertThat(yes(store -> store.inline().remove("AIDA1", "Read"))).isTrue();
        assertThat(yes(store -> store.inline().remove("AIDA1", "Read"))).isFalse();
    }

    @Test
    void the_version_that_counts_is_what_an_attachment_brings() {
        write(store -> store.principals().add(user("AIDA1", "Alice", "/")));
        write(store -> store.managed().add(policy(Owner.LOCAL, "ANPA1", "Read")));
        write(store -> store.managed().addVersion("ANPA1", new PolicyVersion(1, "{\"v\":1}", NOW)));
        write(store -> store.managed().addVersion("ANPA1", new PolicyVersion(2, "{\"v\":2}", NOW)));

        assertThat(yes(store -> store.attachments().add("AIDA1", "ANPA1"))).isTrue();
        assertThat(yes(store -> store.attachments().add("AIDA1", "ANPA1"))).isFalse();
        assertThat(documents("AIDA1")).containsExactly("{\"v\":1}");

        write(store ->
                store.managed().update(policy(Owner.LOCAL, "ANPA1", "Read").at(2, 2, NOW)));
        assertThat(documents("AIDA1")).containsExactly("{\"v\":2}");
        assertThat(number(store -> store.attachments().count("ANPA1"))).isEqualTo(1);
        assertThat(list(store -> store.attachments().principals("ANPA1")))
                .extracting(Principal::id)
                .containsExactly("AIDA1");

        assertThat(yes(store -> store.attachments().remove("AIDA1", "ANPA1"))).isTrue();
        assertThat(yes(store -> store.attachments().remove("AIDA1", "ANPA1"))).isFalse();
    }

    private List<String> documents(String principalId) {
        return write(store -> store.attachments().counting(principalId)).stream()
                .map(Attachments.Counting::document)
                .toList();
    }

    @Test
    void managed_policies_are_listed_by_owner_and_by_use() {
        write(store -> store.principals().add(user("AIDA1", "Alice", "/")));
        write(store -> store.managed().add(policy(Owner.LOCAL, "ANPA1", "Read")));
        write(store -> store.managed().add(policy(Owner.LOCAL, "ANPA2", "Write")));
        write(store -> store.managed().add(policy(Owner.AWS, "ANPA3", "Read")));
        write(store -> store.attachments().add("AIDA1", "ANPA2"));

        assertThat(listed(new ManagedPolicies.Filter(Optional.empty(), Set.of(), "/")))
                .containsSubsequence("ANPA3", "ANPA1", "ANPA2");
        assertThat(listed(new ManagedPolicies.Filter(Optional.of(Owner.LOCAL), Set.of(), "/")))
                .containsExactly("ANPA1", "ANPA2");
        assertThat(listed(new ManagedPolicies.Filter(Optional.empty(), Set.of(Usage.PERMISSIONS), "/")))
                .containsExactly("ANPA2");
        for (var boundary : List.of("000000000000:policy/Read", "aws:policy/Write")) {
            write(store -> store.principals()
                    .add(user("AIDA" + boundary, boundary.replaceAll("\\W", ""), "/")
                            .bounded(Optional.of("arn:aws:iam::" + boundary))));
        }
        assertThat(listed(new ManagedPolicies.Filter(Optional.empty(), Set.of(Usage.BOUNDARY), "/")))
                .containsExactly("ANPA1");
        assertThat(maybe(store -> store.managed().find(Owner.AWS, "read")))
                .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo("ANPA3"));
    }

    private List<String> listed(ManagedPolicies.Filter filter) {
        return write(store -> store.managed().list(filter, new Page.Want("", 100))).items().stream()
                .map(ManagedPolicy::id)
                .toList();
    }

    @Test
    void versions_are_numbered_and_removed_one_by_one() {
        write(store -> store.managed().add(policy(Owner.LOCAL, "ANPA1", "Read")));
        write(store -> store.managed().addVersion("ANPA1", new PolicyVersion(1, "{}", NOW)));
        write(store -> store.managed().addVersion("ANPA1", new PolicyVersion(2, "{}", NOW)));

        assertThat(list(store -> store.managed().versions("ANPA1")))
                .extracting(PolicyVersion::id)
                .containsExactly("v2", "v1");
        write(store -> store.managed().removeVersion("ANPA1", 1));
        assertThat(maybe(store -> store.managed().version("ANPA1", 1))).isEmpty();
        write(store -> store.managed().remove("ANPA1"));
        assertThat(list(store -> store.managed().versions("ANPA1"))).isEmpty();
    }

    @Test
    void an_access_key_is_kept_sealed_and_switched_off() {
        var key = new AccessKey("AKIA1", "AIDA1", true, NOW, new Sealed("kek", "box"));
        write(store -> store.keys().add(key));

        assertThat(maybe(store -> store.keys().find("AKIA1"))).contains(key);
        write(store -> store.keys().activate("AKIA1", false));
        assertThat(list(store -> store.keys().of("AIDA1")))
                .singleElement()
                .satisfies(found -> assertThat(found.active()).isFalse());
        write(store -> store.keys().remove("AKIA1"));
        assertThat(list(store -> store.keys().of("AIDA1"))).isEmpty();
    }

    @Test
    void a_provider_is_read_back_as_it_was_written() {
        var provider = new TrustedProvider(
                new PolicyContract.Provider(
                        ProviderKind.OIDC, "https://op", List.of("op"), List.of("a", "b"), Optional.empty()),
                Optional.of("arn:aws:iam::000000000000:oidc-provider/op"),
                List.of("00"),
                Map.of("k", "v"),
                NOW);
        write(store -> store.providers().put(provider));

        assertThat(maybe(store -> store.providers().find("https://op"))).contains(provider);
        assertThat(maybe(store -> store.providers().byArn("arn:aws:iam::000000000000:oidc-provider/op")))
                .contains(provider);
        assertThat(list(store -> store.providers().all())).containsExactly(provider);
        assertThat(number(store -> store.providers().count(ProviderKind.OIDC))).isEqualTo(1);
        assertThat(yes(store -> store.providers().remove("https://op"))).isTrue();
        assertThat(yes(store -> store.providers().remove("https://op"))).isFalse();
    }

    @Test
    void a_session_key_is_read_back_as_it_was_written() {
        var key = new SessionKey("k1", "cHVi", new Sealed("kek", "box"));
        write(store -> store.sessionKeys().add(key, NOW));

        assertThat(list(store -> store.sessionKeys().all())).containsExactly(key);
        assertThat(maybe(store -> store.sessionKeys().find("k1"))).contains(key);
        assertThat(yes(store -> store.sessionKeys().remove("k1"))).isTrue();
    }

    @Test
    void epochs_rise_one_by_one_and_not_at_all_when_the_change_fails() {
        var before = write(store -> store.epochs().all());

        assertThat(number(store -> store.epochs().raise(Epoch.POLICY))).isEqualTo(before.policy() + 1);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> write(store -> store.epochs()
                        .raise(Epoch.POLICY)
                        .compose(ignored -> Future.failedFuture(new IllegalStateException("no")))));

        var after = write(store -> store.epochs().all());
        assertThat(after.policy()).isEqualTo(before.policy() + 1);
        assertThat(after.revocation()).isEqualTo(before.revocation());
        assertThat(after.provider()).isEqualTo(before.provider());
    }

    @Test
    void a_lease_is_behind_until_it_has_applied_or_ended() {
        write(store -> store.leases().grant(new WantLease("n1", 4, 0, 0), NOW.plusSeconds(5)));
        write(store -> store.leases().grant(new WantLease("n2", 5, 0, 0), NOW.plusSeconds(5)));

        assertThat(number(store -> store.leases().behind(Epoch.POLICY, 5, NOW))).isEqualTo(1);
        assertThat(number(store -> store.leases().behind(Epoch.REVOCATION, 1, NOW)))
                .isEqualTo(2);
        assertThat(number(store -> store.leases().behind(Epoch.PROVIDER, 0, NOW)))
                .isZero();
        assertThat(number(store -> store.leases().behind(Epoch.POLICY, 5, NOW.plusSeconds(5))))
                .isZero();

        write(store -> store.leases().grant(new WantLease("n1", 5, 0, 0), NOW.plusSeconds(6)));
        assertThat(number(store -> store.leases().behind(Epoch.POLICY, 5, NOW))).isZero();
    }

    @Test
    void a_late_message_takes_nothing_from_a_lease() {
        write(store -> store.leases().grant(new WantLease("n1", 5, 6, 7), NOW.plusSeconds(5)));
        write(store -> store.leases().grant(new WantLease("n1", 4, 4, 4), NOW.plusSeconds(4)));

        assertThat(number(store -> store.leases().behind(Epoch.POLICY, 5, NOW))).isZero();
        assertThat(number(store -> store.leases().behind(Epoch.REVOCATION, 7, NOW.plusMillis(4500))))
                .isEqualTo(1);
    }

    @Test
    void leases_that_ended_are_forgotten() {
        write(store -> store.leases().grant(new WantLease("n1", 0, 0, 0), NOW));
        write(store -> store.leases().grant(new WantLease("n2", 0, 0, 0), NOW.plusSeconds(5)));

        assertThat(number(store -> store.leases().forget(NOW.plusSeconds(1)))).isEqualTo(1);
        assertThat(number(store -> store.leases().behind(Epoch.POLICY, 1, NOW.minusSeconds(1))))
                .isEqualTo(1);
    }

    @Test
    void revocations_come_oldest_first_after_what_was_applied() {
        for (long epoch = 1; epoch <= 4; epoch++) {
            var revocation = new Revocation(epoch, RevocationKind.ACCESS_KEY, "ASIA" + epoch, 10, 1000 * epoch);
            write(store -> store.revocations().add(revocation));
        }

        assertThat(list(store -> store.revocations().after(1, 3)))
                .extracting(Revocation::epoch)
                .containsExactly(2L, 3L);
        assertThat(number(store -> store.revocations().forget(Instant.ofEpochMilli(2001))))
                .isEqualTo(2);
        assertThat(list(store -> store.revocations().after(0, 9)))
                .extracting(Revocation::subject)
                .containsExactly("ASIA3", "ASIA4");
        write(store -> store.revocations().remove(RevocationKind.ACCESS_KEY, "ASIA3"));
        assertThat(maybe(store -> store.revocations().find(RevocationKind.ACCESS_KEY, "ASIA3")))
                .isEmpty();
        assertThat(maybe(store -> store.revocations().find(RevocationKind.ACCESS_KEY, "ASIA4")))
                .isPresent();
    }
}
