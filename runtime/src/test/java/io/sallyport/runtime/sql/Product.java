package io.sallyport.runtime.sql;

import io.sallyport.contracts.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that every test of this package runs on; a new schema each time it is asked. */
enum Product {
    H2 {
        @Override
        DatabaseConfig fresh() {
            return config("h2:mem:test" + NEXT.incrementAndGet(), Secret.of("embedded"));
        }
    },
    POSTGRESQL {
        @Override
        DatabaseConfig fresh() {
            return config("postgresql://127.0.0.1:" + Server.STARTED.getPort() + "/postgres", Server.PASSWORD);
        }
    };

    private static final AtomicInteger NEXT = new AtomicInteger();

    abstract DatabaseConfig fresh();

    private static DatabaseConfig config(String url, Secret password) {
        return new DatabaseConfig(url, "postgres", password, "garden" + NEXT.incrementAndGet(), 4);
    }

    /** One server for the test JVM, with SCRAM passwords as in production; ends with the JVM. */
    private static final class Server {
        static final Secret PASSWORD = Secret.of("correct horse");
        static final EmbeddedPostgres STARTED = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder().start();
                demandPassword(server);
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void demandPassword(EmbeddedPostgres server) throws IOException {
            try (var connection = server.getPostgresDatabase().getConnection();
                    var sql = connection.createStatement()) {
                sql.execute("ALTER USER postgres PASSWORD '" + PASSWORD.reveal() + "'");
                Path rules;
                try (var answer = sql.executeQuery("SHOW hba_file")) {
                    answer.next();
                    rules = Path.of(answer.getString(1));
                }
                Files.writeString(rules, "host all all 127.0.0.1/32 scram-sha-256\n");
                sql.execute("SELECT pg_reload_conf()");
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }
}
