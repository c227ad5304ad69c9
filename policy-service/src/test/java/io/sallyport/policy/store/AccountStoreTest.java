package io.sallyport.policy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.policy.Product;
import io.sallyport.policy.core.GuardRail;
import io.sallyport.policy.core.InstanceProfile;
import io.sallyport.runtime.sql.Duplicate;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the ledger keeps of the account itself. */
@ExtendWith(VertxExtension.class)
class AccountStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-20T14:46:00.123Z");

    private static InstanceProfile profile(String id, String name, String path) {
        return new InstanceProfile(id, name, path, Map.of("team", "red"), NOW, Optional.empty());
    }

    @ParameterizedTest
    @EnumSource
    void profiles_are_read_back_listed_by_name_and_found_by_their_role(Product product, Vertx vertx) {
        try (var tables = Tables.fresh(vertx, product)) {
            var web = profile("AIPA1", "Web", "/app/");
            tables.write(store -> store.profiles().add(web));
            tables.write(store -> store.profiles().add(profile("AIPA2", "batch", "/")));

            assertThat(tables.maybe(store -> store.profiles().find("WEB"))).contains(web);
            assertThat(tables.number(store -> store.profiles().count())).isEqualTo(2);
            var first = tables.write(store -> store.profiles().list("/", new Page.Want("", 1)));
            assertThat(first.items()).extracting(InstanceProfile::id).containsExactly("AIPA2");
            assertThat(tables.write(store -> store.profiles()
                                    .list("/", new Page.Want(first.after().orElseThrow(), 1)))
                            .items())
                    .containsExactly(web);
            assertThat(tables.write(store -> store.profiles().list("/app/", new Page.Want("", 9)))
                            .items())
                    .containsExactly(web);

            var held = web.holding(Optional.of("AROA1")).tagged(Map.of());
            tables.write(store -> store.profiles().update(held));
            assertThat(tables.list(store -> store.profiles().of("AROA1"))).containsExactly(held);
            tables.write(store -> store.profiles().remove("AIPA1"));
            assertThat(tables.maybe(store -> store.profiles().find("Web"))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void names_of_profiles_are_unique_without_their_case(Product product, Vertx vertx) {
        try (var tables = Tables.fresh(vertx, product)) {
            tables.write(store -> store.profiles().add(profile("AIPA1", "Web", "/")));

            assertThatExceptionOfType(Duplicate.class)
                    .isThrownBy(() -> tables.write(store -> store.profiles().add(profile("AIPA2", "WEB", "/app/"))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void there_is_one_alias_at_most(Product product, Vertx vertx) {
        try (var tables = Tables.fresh(vertx, product)) {
            tables.write(store -> store.aliases().put("acme"));
            tables.write(store -> store.aliases().put("acme-2"));

            assertThat(tables.maybe(store -> store.aliases().find())).contains("acme-2");
            assertThat(tables.yes(store -> store.aliases().remove("acme"))).isFalse();
            assertThat(tables.yes(store -> store.aliases().remove("acme-2"))).isTrue();
            assertThat(tables.maybe(store -> store.aliases().find())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void guard_rails_are_replaced_all_at_once(Product product, Vertx vertx) {
        try (var tables = Tables.fresh(vertx, product)) {
            tables.write(
                    store -> store.guardRails().replace(List.of(new GuardRail("a", "{}"), new GuardRail("b", "{}"))));
            var other = List.of(new GuardRail("b", "{\"Id\":\"é\"}"));
            tables.write(store -> store.guardRails().replace(other));

            assertThat(tables.list(store -> store.guardRails().all())).isEqualTo(other);
        }
    }
}
