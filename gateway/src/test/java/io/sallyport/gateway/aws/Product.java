package io.sallyport.gateway.aws;

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
        DatabaseConfig fresh() {
            return config("h2:mem:gateway" + NEXT.incrementAndGet());
        }
    },
    POSTGRESQL {
        @Override
        DatabaseConfig fresh() {
            return config("postgresql://127.0.0.1:" + Server.STARTED.getPort() + "/postgres");
        }
    };

    private static final AtomicInteger NEXT = new AtomicInteger();

    abstract DatabaseConfig fresh();

    public Database open(Vertx vertx) {
        return Database.open(vertx, fresh(), "db/gateway", Migrate.RUN).await();
    }

    private static DatabaseConfig config(String url) {
        return new DatabaseConfig(url, "postgres", Secret.of("postgres"), "gateway" + NEXT.incrementAndGet());
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
