package io.sallyport.token.store;

import io.sallyport.contracts.Secret;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.Rows;
import io.sallyport.token.core.AuthState;
import io.sallyport.token.core.Client;
import io.sallyport.token.core.Keyed;
import io.vertx.core.Future;
import io.vertx.sqlclient.templates.SqlTemplate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The state between two steps of a sign-in: sealed, short-lived, for one client, good once. */
public record AuthSessionStore(Database database, Sealer sealer) {

    /** @param handle random text that the client sends back */
    public Future<Void> insert(Client client, String handle, AuthState state, Instant expiresAt) {
        var id = Keyed.fingerprint(handle);
        var box = Columns.sealed(sealer.seal(Secret.of(Columns.json(state)), purpose(client, id)));
        return database.write(sql -> SqlTemplate.forUpdate(sql, """
                        INSERT INTO auth_session (id, client_id, state, expires_at) VALUES (#{id}, #{client}, #{state}, #{expires})""")
                .execute(Map.of("id", id, "client", client.id(), "state", box, "expires", Rows.timestamp(expiresAt)))
                .mapEmpty());
    }

    /** Looks without using it up. */
    public Future<Optional<AuthState>> peek(Client client, String handle, Instant now) {
        var id = Keyed.fingerprint(handle);
        return database.read(sql -> SqlTemplate.forQuery(sql, """
                        SELECT state FROM auth_session WHERE id = #{id} AND client_id = #{client} AND expires_at > #{now}""")
                        .execute(Map.of("id", id, "client", client.id(), "now", Rows.timestamp(now)))
                        .map(rows -> Rows.one(rows, row -> row.getString("state"))))
                .map(text -> text.map(box -> open(client, id, box)));
    }

    private AuthState open(Client client, String id, String box) {
        var secret = sealer.open(Columns.sealed(box), purpose(client, id));
        return Columns.json(secret.reveal(), AuthState.class);
    }

    /** @return the state to whoever comes first, and to nobody after */
    public Future<Optional<AuthState>> take(Client client, String handle, Instant now) {
        return peek(client, handle, now)
                .compose(state -> delete(handle).map(first -> first ? state : Optional.<AuthState>empty()));
    }

    private Future<Boolean> delete(String handle) {
        return database.write(sql -> SqlTemplate.forUpdate(sql, "DELETE FROM auth_session WHERE id = #{id}")
                .execute(Map.of("id", Keyed.fingerprint(handle)))
                .map(done -> done.rowCount() == 1));
    }

    public Future<Void> forgetExpired(Instant now) {
        return database.write(sql -> SqlTemplate.forUpdate(sql, "DELETE FROM auth_session WHERE expires_at <= #{now}")
                .execute(Map.of("now", Rows.timestamp(now)))
                .mapEmpty());
    }

    private static String purpose(Client client, String id) {
        return "auth-session/" + client.poolId() + "/" + client.id() + "/" + id;
    }
}
