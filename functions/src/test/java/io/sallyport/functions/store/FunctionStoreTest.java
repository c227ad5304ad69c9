package io.sallyport.functions.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Sealed;
import io.sallyport.functions.Product;
import io.sallyport.functions.core.FunctionVersion;
import io.sallyport.functions.core.Hashes;
import io.sallyport.functions.core.Permission;
import io.sallyport.functions.dispatch.WorkerContract.Part;
import io.sallyport.functions.dispatch.WorkerContract.WantPart;
import io.sallyport.runtime.sql.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
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
class FunctionStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00.123Z");
    private static final byte[] ZIP = "a zip".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private static final byte[] OTHER = new byte[Part.PART + 1];

    @Parameter
    Product product = Product.H2;

    private Database database;
    private FunctionStore store;
    private CodeStore code;

    @BeforeEach
    void open(Vertx vertx) {
        database = product.open(vertx);
        store = new FunctionStore(database);
        code = new CodeStore(database);
    }

    @AfterEach
    void close() {
        database.close().await();
    }

    @Test
    void what_was_created_is_found_with_all_it_has() {
        var first = version("pets", ZIP);

        store.create(first, ZIP).await();

        assertThat(store.find("pets", 0).await()).contains(first);
        assertThat(store.find("pets", 1).await()).isEmpty();
        assertThat(part(first, 0)).isEqualTo(ZIP);
    }

    @Test
    void a_name_is_taken_once() {
        store.create(version("pets", ZIP), ZIP).await();

        refused(store.create(version("pets", OTHER), OTHER), FunctionFailure.CONFLICT);
        refused(code.part(new WantPart(Hashes.sha256(OTHER), 0)), FunctionFailure.NOT_FOUND);
    }

    @Test
    void functions_made_of_the_same_zip_at_the_same_time_are_all_made() {
        var all = IntStream.range(0, 8)
                .mapToObj(i -> store.create(version("pets" + i, ZIP), ZIP))
                .toList();

        Future.all(all).await();

        assertThat(store.find("pets7", 0).await()).isPresent();
    }

    @Test
    void code_comes_back_in_parts() {
        var first = version("pets", OTHER);
        store.create(first, OTHER).await();

        assertThat(part(first, 0)).hasSize(Part.PART);
        assertThat(part(first, 1)).hasSize(1);
        refused(code.part(new WantPart(first.codeHash(), 2)), FunctionFailure.NOT_FOUND);
    }

    @Test
    void of_two_changes_made_from_the_same_only_one_is_kept() {
        var first = version("pets", ZIP);
        store.create(first, ZIP).await();
        var one = first.withCode(Hashes.sha256(OTHER), OTHER.length, fresh(), NOW);

        store.replace(first, one, Optional.of(OTHER)).await();

        refused(store.replace(first, version("pets", ZIP), Optional.empty()), FunctionFailure.CONFLICT);
        assertThat(store.find("pets", 0).await()).contains(one);
    }

    @Test
    void code_that_nobody_has_any_more_is_removed_and_shared_code_is_not() {
        var first = version("pets", ZIP);
        store.create(first, ZIP).await();
        store.create(version("shop", ZIP), ZIP).await();

        store.delete("pets").await();
        assertThat(part(first, 0)).isEqualTo(ZIP);

        store.delete("shop").await();
        refused(code.part(new WantPart(first.codeHash(), 0)), FunctionFailure.NOT_FOUND);
    }

    @Test
    void numbers_are_given_once_and_in_order() {
        var first = version("pets", ZIP);
        store.create(first, ZIP).await();

        var one = store.publish(first, first.numbered(0, fresh(), "one", NOW)).await();
        store.delete(one).await();
        var two = store.publish(first, first.numbered(0, fresh(), "two", NOW)).await();

        assertThat(one.number()).isEqualTo(1);
        assertThat(two.number()).isEqualTo(2);
        assertThat(store.versions("pets", -1, 10).await()).containsExactly(first, two);
        var stale = version("pets", ZIP);
        refused(store.publish(stale, stale), FunctionFailure.CONFLICT);
    }

    @Test
    void lists_go_on_where_they_stopped() {
        for (var name : new String[] {"c", "a", "b"}) {
            store.create(version(name, ZIP), ZIP).await();
        }

        assertThat(store.latest("", 2).await())
                .extracting(FunctionVersion::name)
                .containsExactly("a", "b");
        assertThat(store.latest("b", 2).await())
                .extracting(FunctionVersion::name)
                .containsExactly("c");
    }

    @Test
    void permissions_are_kept_by_their_ids_and_go_with_their_function() {
        var permissions = new PermissionStore(database);
        store.create(version("pets", ZIP), ZIP).await();
        var one = new Permission("one", "lambda:InvokeFunction", "*", Optional.empty(), Optional.empty());

        permissions.add("pets", "", one, "{}").await();

        refused(permissions.add("pets", "", one, "{}"), FunctionFailure.CONFLICT);
        assertThat(permissions.statements("pets", "").await()).containsExactly("{}");
        assertThat(permissions.statements("pets", "1").await()).isEmpty();
        assertThat(permissions.remove("pets", "", "two").await()).isFalse();
        store.delete("pets").await();
        assertThat(permissions.statements("pets", "").await()).isEmpty();
    }

    private byte[] part(FunctionVersion version, int part) {
        return Base64.getDecoder()
                .decode(code.part(new WantPart(version.codeHash(), part))
                        .await()
                        .base64());
    }

    private static FunctionVersion version(String name, byte[] zip) {
        return new FunctionVersion(
                name,
                0,
                fresh(),
                "nodejs20.x",
                "index.handler",
                "arn:aws:iam::123456789012:role/r",
                "",
                3,
                128,
                Optional.of(new Sealed("key", "box")),
                Hashes.sha256(zip),
                zip.length,
                NOW);
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    private static void refused(Future<?> asked, FunctionFailure why) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(asked::await)
                .extracting(Refusal::failure)
                .isEqualTo(why);
    }
}
