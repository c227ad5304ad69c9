package io.sallyport.token.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.contracts.PolicyContract.Revoke;
import io.sallyport.contracts.Secret;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.DatabaseConfig;
import io.sallyport.runtime.sql.Duplicate;
import io.sallyport.runtime.sql.Migrate;
import io.sallyport.token.core.Address;
import io.sallyport.token.core.AuthState;
import io.sallyport.token.core.Client;
import io.sallyport.token.core.ClientSettings;
import io.sallyport.token.core.Credential;
import io.sallyport.token.core.Family;
import io.sallyport.token.core.Flow;
import io.sallyport.token.core.Group;
import io.sallyport.token.core.Lifetimes;
import io.sallyport.token.core.Mask;
import io.sallyport.token.core.PasswordPolicy;
import io.sallyport.token.core.Pool;
import io.sallyport.token.core.PoolSettings;
import io.sallyport.token.core.Schema;
import io.sallyport.token.core.SigningKey;
import io.sallyport.token.core.TokenUse;
import io.sallyport.token.core.User;
import io.sallyport.token.core.UserStatus;
import io.sallyport.token.store.AttemptStore.Target;
import io.sallyport.token.store.PendingRevocations.Pending;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
@ExtendWith(VertxExtension.class)
class StoresTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00.400Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The databases that the room runs on. */
    enum Product {
        H2,
        POSTGRESQL;

        DatabaseConfig fresh() {
            var schema = "t" + UUID.randomUUID().toString().replace("-", "");
            return switch (this) {
                case H2 -> new DatabaseConfig("h2:mem:" + schema, "sallyport", Secret.of("embedded"), schema);
                case POSTGRESQL ->
                    new DatabaseConfig(
                            "postgresql://127.0.0.1:" + Server.STARTED.getPort() + "/postgres",
                            "postgres",
                            Secret.of("postgres"),
                            schema);
            };
        }
    }

    /** One server for the test JVM; ends with it. */
    private static final class Server {
        static final EmbeddedPostgres STARTED = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Parameter
    Product product = Product.H2;

    private final Sealer sealer = Sealer.of("test", Secret.of(new byte[32]), RANDOM);
    private Database database = unset();
    private UserStore users = unset();
    private FamilyStore families = unset();
    private Pool pool = unset();
    private Client client = unset();

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T unset() {
        return null;
    }

    @BeforeEach
    void open(Vertx vertx) {
        database = Database.open(vertx, product.fresh(), "db/token-service", Migrate.RUN)
                .await();
        users = new UserStore(database, sealer);
        families = new FamilyStore(database);
        var settings = new PoolSettings(
                PasswordPolicy.STANDARD,
                false,
                List.of(),
                List.of("email"),
                List.of(),
                false,
                Schema.of(List.of()),
                false,
                new PoolSettings.Messages(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Map.of("team", "shop"),
                List.of(),
                "ESSENTIALS");
        pool = new Pool("us-east-1_Test", "people", settings, new Mask(Secret.of(new byte[32])), NOW, NOW, 1);
        new PoolStore(database, sealer)
                .insert(pool, List.of(key("a", TokenUse.ID), key("b", TokenUse.ACCESS)))
                .await();
        client = client();
        new ClientStore(database, sealer).insert(client).await();
    }

    private static SigningKey key(String kid, TokenUse use) {
        return new SigningKey(kid, use, "{}", Secret.of("private " + kid));
    }

    private Client client() {
        var lifetimes = new Lifetimes(
                Optional.of(2), Optional.empty(), Optional.empty(), Optional.empty(), 30, Optional.empty(), 3);
        var settings = new ClientSettings(Flow.USUAL, lifetimes, List.of(), List.of(), true, true, List.of());
        return new Client("client1", pool.id(), "shop", Optional.of(Secret.of("hush")), settings, NOW, NOW, 1);
    }

    @AfterEach
    void close() {
        database.close().await();
    }

    private User user(String name, Map<String, String> attributes) {
        return new User(
                pool.id(),
                UUID.randomUUID().toString(),
                name,
                UserStatus.CONFIRMED,
                true,
                attributes,
                Instant.EPOCH,
                Instant.EPOCH,
                NOW,
                NOW,
                1);
    }

    private User inserted(String name, Map<String, String> attributes) {
        var user = user(name, attributes);
        users.insert(pool, user, Optional.empty()).await();
        return user;
    }

    @Test
    void pools_keys_and_clients_come_back_as_they_were() {
        var pools = new PoolStore(database, sealer);

        assertThat(pools.find(pool.id()).await()).contains(pool);
        assertThat(pools.keys(pool.id()).await())
                .containsExactlyInAnyOrder(key("a", TokenUse.ID), key("b", TokenUse.ACCESS));
        assertThat(new ClientStore(database, sealer).find("client1").await()).contains(client);
        assertThat(pools.update(pool.changed("renamed", pool.settings(), NOW)).await())
                .isTrue();
        assertThat(pools.update(pool.changed("too late", pool.settings(), NOW)).await())
                .isFalse();
        assertThat(pools.page("", 10).await())
                .singleElement()
                .satisfies(found -> assertThat(found.name()).isEqualTo("renamed"));
        assertThat(pools.database().write(sql -> pools.delete(sql, pool.id())).await())
                .isTrue();
        assertThat(new ClientStore(database, sealer).find("client1").await()).isEmpty();
    }

    @Test
    void a_user_is_found_by_name_in_any_case_and_by_a_verified_address() {
        var alice = inserted("Alice", Map.of("email", "Alice@example.com", "email_verified", "true"));
        inserted("bob", Map.of("email", "bob@example.com"));

        assertThat(users.find(pool, "aLICE").await()).contains(alice);
        assertThat(users.find(pool, "alice@EXAMPLE.com").await()).contains(alice);
        assertThat(users.find(pool, "bob@example.com").await()).isEmpty();
        assertThat(users.count(pool.id()).await()).isEqualTo(2);
        assertThat(users.page(pool.id(), "", 1).await()).hasSize(1);
    }

    @Test
    void a_name_and_an_alias_belong_to_one_user() {
        inserted("alice", Map.of("email", "a@example.com", "email_verified", "true"));
        var bob = inserted("bob", Map.of("email", "a@example.com"));

        assertThatExceptionOfType(Duplicate.class).isThrownBy(() -> inserted("ALICE", Map.of()));
        var stolen = users.locked(
                bob, (sql, current) -> users.save(sql, pool, current.with(Map.of("email_verified", "true"), NOW)));
        assertThatExceptionOfType(Duplicate.class).isThrownBy(stolen::await);
        assertThat(users.find(pool, "bob").await()).contains(bob);
    }

    @Test
    void a_credential_is_stored_sealed_and_comes_back() {
        var alice = inserted("alice", Map.of());
        var credential = new Credential("$argon2id$…", BigInteger.TEN, BigInteger.TWO);

        users.locked(alice, (sql, current) -> users.saveCredential(sql, current, credential))
                .await();

        assertThat(users.credential(pool.id(), alice.sub()).await()).contains(credential);
    }

    @Test
    void families_end_with_their_user_and_are_found_by_either_name() {
        var alice = inserted("alice", Map.of());
        var family = new Family("origin", pool.id(), client.id(), alice.sub(), NOW, NOW.plusSeconds(60));
        users.locked(alice, (sql, current) -> families.insert(sql, family, "refresh"))
                .await();

        assertThat(families.byRefreshToken("refresh").await()).contains(family);
        assertThat(families.byOrigin("origin").await()).contains(family);
        assertThat(families.byRefreshToken("another").await()).isEmpty();
        families.forgetExpired(NOW.plusSeconds(61)).await();
        assertThat(families.byOrigin("origin").await()).isPresent();
        users.locked(alice, (sql, current) -> users.delete(sql, current)).await();
        assertThat(families.byOrigin("origin").await()).isEmpty();
    }

    @Test
    void the_state_of_a_sign_in_is_given_out_once_in_its_time() {
        var sessions = new AuthSessionStore(database, sealer);
        var state = carried("alice");
        sessions.insert(client, "handle", state, NOW.plusSeconds(60)).await();

        assertThat(sessions.peek(client, "handle", NOW.plusSeconds(60)).await()).isEmpty();
        var takers = Future.all(sessions.take(client, "handle", NOW), sessions.take(client, "handle", NOW))
                .await();
        assertThat(takers.<Optional<AuthState>>list().stream().flatMap(Optional::stream))
                .containsExactly(state);
    }

    @Test
    void a_secret_block_is_good_once_however_it_is_spelled() {
        var blocks = new SecretBlocks(new AuthSessionStore(database, sealer), sealer);
        var end = NOW.plusSeconds(180);
        // one more letter moves the padding, so one of two has some
        var block = java.util.stream.Stream.of("al", "ali")
                .map(name -> blocks.seal(client, carried(name), end))
                .filter(text -> text.endsWith("="))
                .findFirst()
                .orElseThrow();

        var first = blocks.open(client, block, NOW).orElseThrow();
        var respelled = blocks.open(client, block.replace("=", ""), NOW).orElseThrow();

        assertThat(blocks.spend(client, first).await()).isTrue();
        assertThat(blocks.spend(client, respelled).await()).isFalse();
        assertThat(blocks.open(client, block, end)).isEmpty();
        assertThat(blocks.open(client, "A", NOW)).isEmpty();
        assertThat(blocks.open(client, "no base 64", NOW)).isEmpty();
    }

    @Test
    void a_secret_block_is_spent_for_as_long_as_it_was_sealed_for_although_the_lifetime_was_lowered() {
        var sessions = new AuthSessionStore(database, sealer);
        var blocks = new SecretBlocks(sessions, sealer);
        var end = NOW.plus(client.settings().lifetimes().session().multipliedBy(5));
        var block = blocks.seal(client, carried("alice"), end);
        var carried = blocks.open(client, block, NOW).orElseThrow();
        blocks.spend(client, carried).await();
        var forgotten = end.plus(SecretBlocks.CLOCKS_APART);

        sessions.forgetExpired(forgotten.minusMillis(1)).await();
        assertThat(blocks.open(client, block, end.minusMillis(1))).contains(carried);
        assertThat(blocks.spend(client, carried).await()).isFalse();

        sessions.forgetExpired(forgotten).await();
        assertThat(blocks.spend(client, carried).await()).isTrue();
    }

    private AuthState carried(String name) {
        return new AuthState(AuthState.Step.PASSWORD_VERIFIER, pool.id(), "sub", name, "a", "b", "c");
    }

    @Test
    void failures_are_counted_even_when_they_come_at_once() {
        var attempts = new AttemptStore(database);
        var target = new Target(pool.id(), "somebody");
        Future.all(attempts.failed(target, NOW), attempts.failed(target, NOW)).await();
        for (int i = 0; i < 3; i++) {
            attempts.failed(target, NOW).await();
        }

        assertThat(attempts.locked(target, NOW).await()).isTrue();
        assertThat(attempts.succeeded(target, NOW).await()).isFalse();
        assertThat(attempts.locked(target, NOW.plusSeconds(1)).await()).isFalse();
        assertThat(attempts.succeeded(target, NOW.plusSeconds(1)).await()).isTrue();
        assertThat(attempts.succeeded(target, NOW).await()).isTrue();
    }

    @Test
    void codes_groups_and_revocations_come_back() {
        var alice = inserted("alice", Map.of());
        var codes = new CodeStore(database, sealer);
        var to = new Address("email", "alice@example.com");
        var sent = new CodeStore.Sent(Secret.of("123456"), to, NOW.plusSeconds(60));
        codes.put(alice, new CodeStore.Sent(Secret.of("000000"), to, NOW)).await();
        codes.put(alice, sent).await();
        var groups = new GroupStore(database);
        var staff = new Group(pool.id(), "staff", Optional.empty(), Optional.empty(), Optional.of(0), NOW, NOW);
        groups.insert(staff).await();
        groups.add(staff, alice).await();
        groups.add(staff, alice).await();
        var pending = new PendingRevocations(database);
        var one = new Pending("id", new Revoke(RevocationKind.TOKEN_SUBJECT, "iss|sub", 1, 2));
        database.write(sql -> pending.insert(sql, one)).await();

        assertThat(codes.find(alice).await()).contains(sent);
        assertThat(groups.of(alice).await()).containsExactly(staff);
        assertThat(pending.about("iss|sub").await()).containsExactly(one);
        pending.done(one).await();
        assertThat(pending.all().await()).isEmpty();
    }
}
