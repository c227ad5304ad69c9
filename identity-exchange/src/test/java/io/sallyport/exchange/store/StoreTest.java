package io.sallyport.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.Sealed;
import io.sallyport.exchange.Databases;
import io.sallyport.exchange.core.Identity;
import io.sallyport.exchange.core.IdentityPool;
import io.sallyport.exchange.core.MappingRule;
import io.sallyport.exchange.core.PoolRoles;
import io.sallyport.exchange.core.RoleMapping;
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

@ExtendWith(VertxExtension.class)
class StoreTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123Z");
    private static final IdentityPool POOL = new IdentityPool(
            "us-east-1:pool",
            new IdentityPool.Settings(
                    "visitors", true, List.of(new IdentityPool.UserPool("p/1", "c1", true)), Map.of("Team", "pets")),
            new PoolRoles(
                    Optional.of("arn:role/in"),
                    Optional.empty(),
                    Map.of(
                            "p/1:c1",
                            new RoleMapping(
                                    RoleMapping.Kind.RULES,
                                    true,
                                    List.of(new MappingRule("a", MappingRule.Match.CONTAINS, "b", "arn:role/x"))))),
            1);

    private static Identity identity(String id, Identity.Login... logins) {
        return new Identity(id, POOL.id(), List.of(logins), NOW, NOW);
    }

    @ParameterizedTest
    @EnumSource
    void a_pool_comes_back_as_it_was_put(Databases product, Vertx vertx) {
        var pools = new Pools(product.open(vertx));
        pools.add(POOL, NOW).await();

        assertThat(pools.find(POOL.id()).await()).contains(POOL);
        assertThat(pools.page("", 10).await()).containsExactly(POOL);
        assertThat(pools.page(POOL.id(), 10).await()).isEmpty();
        assertThat(pools.find("us-east-1:other").await()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void of_two_changes_at_a_time_one_is_told(Databases product, Vertx vertx) {
        var pools = new Pools(product.open(vertx));
        pools.add(POOL, NOW).await();

        assertThat(pools.change(POOL).await()).isTrue();
        assertThat(pools.change(POOL).await()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void a_login_is_one_identitys_of_a_pool(Databases product, Vertx vertx) {
        var database = product.open(vertx);
        new Pools(database).add(POOL, NOW).await();
        var identities = new Identities(database);
        var login = new Identity.Login("k1", "p/1");
        identities.add(identity("us-east-1:a", login)).await();

        assertThat(identities.withLogin(POOL.id(), "k1").await()).contains("us-east-1:a");
        assertThat(identities.find("us-east-1:a").await()).contains(identity("us-east-1:a", login));
        assertThatExceptionOfType(Duplicate.class)
                .isThrownBy(() -> identities.add(identity("us-east-1:b", login)).await());
        assertThat(identities.find("us-east-1:b").await()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_pool_takes_its_identities_along(Databases product, Vertx vertx) {
        var database = product.open(vertx);
        var pools = new Pools(database);
        var identities = new Identities(database);
        pools.add(POOL, NOW).await();
        identities.add(identity("us-east-1:a")).await();
        identities
                .link(identity("us-east-1:a"), List.of(new Identity.Login("k1", "p/1")), NOW)
                .await();

        assertThat(identities.page(POOL.id(), "", 5).await()).hasSize(1);
        assertThat(pools.remove(POOL.id()).await()).isTrue();
        assertThat(pools.remove(POOL.id()).await()).isFalse();
        assertThat(identities.withLogin(POOL.id(), "k1").await()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void one_of_two_replicas_makes_the_next_key(Databases product, Vertx vertx) {
        var keys = new SessionKeys(product.open(vertx));
        var box = new Sealed("kek", "AAAA");
        var first = new SessionKeys.Stored(1, "one", "public", box, box, NOW);
        keys.add(first).await();

        assertThatExceptionOfType(Duplicate.class)
                .isThrownBy(() -> keys.add(new SessionKeys.Stored(1, "two", "public", box, box, NOW))
                        .await());
        assertThat(keys.all().await()).containsExactly(first);
        keys.removeBefore(2).await();
        assertThat(keys.all().await()).isEmpty();
    }
}
