package io.sallyport.policy;

import io.sallyport.contracts.Secret;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.DatabaseConfig;
import io.sallyport.runtime.sql.Migrate;
import io.vertx.core.Vertx;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that a test runs on; a new schema each time it is asked. */
public enum Product {
    H2 {
        @Override
        public DatabaseConfig fresh() {
            return config("h2:mem:policy" + NEXT.incrementAndGet());
        }
    },
    POSTGRESQL {
        @Override
        public DatabaseConfig fresh() {
            return config("postgresql://127.0.0.1:" + Server.STARTED.getPort() + "/postgres");
        }
    };

    private static final AtomicInteger NEXT = new AtomicInteger();

    public abstract DatabaseConfig fresh();

    public static Database open(Vertx vertx, DatabaseConfig config) {
        return Database.open(vertx, config, "db/policy-service", Migrate.RUN).await();
    }

    private static DatabaseConfig config(String url) {
        return new DatabaseConfig(url, "postgres", Secret.of("postgres"), "policy" + NEXT.incrementAndGet());
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
}
