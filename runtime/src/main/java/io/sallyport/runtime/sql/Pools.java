package io.sallyport.runtime.sql;

import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.jdbcclient.JDBCPool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Connections to each kind of database, bounded in number, in waiting callers and in the time that they wait. */
final class Pools {
    private static final int WAITING_PER_CONNECTION = 32;
    private static final int WAIT_SECONDS = 5;

    private Pools() {}

    static Pool embedded(Vertx vertx, DatabaseConfig config, DatabaseUrl.Embedded url) {
        return JDBCPool.pool(vertx, source(config, url), bounded(config.connections()));
    }

    private static JdbcSource source(DatabaseConfig config, DatabaseUrl.Embedded url) {
        return new JdbcSource(url.jdbc() + ";SCHEMA=" + config.schema(), config.user(), config.password());
    }

    static Pool server(Vertx vertx, DatabaseConfig config, DatabaseUrl.Postgres url) {
        var options = new PgConnectOptions()
                .setHost(url.host())
                .setPort(url.port())
                .setDatabase(url.database())
                .setUser(config.user())
                .setPassword(config.password().reveal())
                .setCachePreparedStatements(true)
                .setProperties(session(config));
        if (url.tls()) {
            options.setSslMode(SslMode.VERIFY_FULL).setSslOptions(verified(url));
        }
        return PgBuilder.pool()
                .with(bounded(config.connections()))
                .connectingTo(options)
                .using(vertx)
                .build();
    }

    /** The client speaks for itself: a server's defaults may be laxer. Times are milliseconds. */
    private static Map<String, String> session(DatabaseConfig config) {
        return Map.of(
                "search_path", config.schema(),
                "application_name", "sallyport " + config.schema(),
                "synchronous_commit", "on",
                "lock_timeout", "2000",
                "statement_timeout", "30000",
                "idle_in_transaction_session_timeout", "30000");
    }

    private static ClientSSLOptions verified(DatabaseUrl.Postgres url) {
        var ssl = new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS");
        url.authority().ifPresent(file -> ssl.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        return ssl;
    }

    private static PoolOptions bounded(int connections) {
        return new PoolOptions()
                .setMaxSize(connections)
                .setMaxWaitQueueSize(connections * WAITING_PER_CONNECTION)
                .setConnectionTimeout(WAIT_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
    }
}
