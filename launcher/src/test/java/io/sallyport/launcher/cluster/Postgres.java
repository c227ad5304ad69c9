package io.sallyport.launcher.cluster;

import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import io.sallyport.runtime.tls.PrivateFiles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;

/** One PostgreSQL for all rooms: a database, and a user for each room with a password of its own. */
record Postgres(EmbeddedPostgres server, Path folder) implements AutoCloseable {
    private static final String DATABASE = "sallyport";

    static Postgres start(Path folder) throws IOException, SQLException {
        PrivateFiles.folder(folder);
        var postgres = new Postgres(EmbeddedPostgres.builder().start(), folder);
        postgres.run("CREATE DATABASE " + DATABASE);
        for (var room : RoomName.values()) {
            postgres.makeUser(room);
        }
        postgres.demandPasswords();
        return postgres;
    }

    private void makeUser(RoomName room) throws SQLException {
        var password = UUID.randomUUID().toString();
        run("CREATE USER " + user(room) + " PASSWORD '" + password + "'");
        run("GRANT CREATE ON DATABASE " + DATABASE + " TO " + user(room));
        PrivateFiles.write(passwordFile(room), Secret.of(password + "\n"));
    }

    private void demandPasswords() throws SQLException, IOException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var sql = connection.createStatement()) {
            Path rules;
            try (var answer = sql.executeQuery("SHOW hba_file")) {
                answer.next();
                rules = Path.of(answer.getString(1));
            }
            Files.writeString(rules, "host all all 127.0.0.1/32 scram-sha-256\n");
            sql.execute("SELECT pg_reload_conf()");
        }
    }

    private void run(String statement) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    static String user(RoomName room) {
        return room.label().replace('-', '_');
    }

    Path passwordFile(RoomName room) {
        return folder.resolve(room.label());
    }

    String url() {
        return "postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
