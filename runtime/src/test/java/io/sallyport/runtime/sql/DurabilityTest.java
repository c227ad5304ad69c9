package io.sallyport.runtime.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
class DurabilityTest {
    private static final int KILLS = 4;
    private static final int KILLED = 128 + 9;
    private static final Pattern ACKNOWLEDGED = Pattern.compile("acknowledged ([0-9a-f-]{36})\\.");

    private final Random moments = new Random(20261122);

    @Test
    void every_acknowledged_row_survives_kill_after_kill_and_no_unfinished_transaction(
            @TempDir Path folder, Vertx vertx) throws Exception {
        var file = folder.resolve("sallyport");
        var acknowledged = new HashSet<UUID>();
        for (var kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(writeUntilKilled(file, 1 + moments.nextInt(200)));
            assertThat(MvFile.unfinished(folder.resolve("sallyport.mv.db"))).isEmpty();
            assertThat(rows(vertx, file)).containsAll(acknowledged);
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
    }

    private static List<UUID> writeUntilKilled(Path file, int linesBeforeTheKill) throws Exception {
        var scribe = new ProcessBuilder(
                        java(), "-cp", System.getProperty("java.class.path"), Scribe.class.getName(), file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = scribe.inputReader(StandardCharsets.UTF_8)) {
            var before = output.lines().limit(linesBeforeTheKill).toList();
            scribe.toHandle().destroyForcibly(); // the process itself would close its output, too
            var acknowledged = Stream.concat(before.stream(), rest(output)).toList();
            assertThat(scribe.waitFor()).isEqualTo(KILLED);
            return ids(acknowledged);
        }
    }

    private static Stream<String> rest(BufferedReader output) throws IOException {
        return output.readAllAsString().lines();
    }

    private static List<UUID> ids(List<String> lines) {
        return lines.stream()
                .map(ACKNOWLEDGED::matcher)
                .filter(line -> line.matches())
                .map(line -> UUID.fromString(line.group(1)))
                .toList();
    }

    private static Set<UUID> rows(Vertx vertx, Path file) {
        var database = Database.open(vertx, Scribe.config(file.toString()), "db/garden", Migrate.CHECK)
                .await();
        var found = database.read(sql -> sql.query("SELECT id FROM plant").execute())
                .map(rows -> Rows.list(rows, row -> row.getUUID("id")))
                .await();
        database.close().await();
        return new HashSet<>(found);
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElseThrow();
    }
}
