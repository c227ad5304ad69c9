package io.sallyport.policy.store;

import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.ProviderKind;
import io.sallyport.policy.core.TrustedProvider;
import io.sallyport.runtime.sql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may issue JWTs. */
public record Providers(Sql sql) {
    private static final String COLUMNS =
            "SELECT issuer, kind, arn, aliases, client_ids, thumbprints, tags, jwks, created_at FROM provider ";

    public Future<Optional<TrustedProvider>> find(String issuer) {
        return sql.one(COLUMNS + "WHERE issuer = #{issuer}", Map.of("issuer", issuer), Providers::provider);
    }

    public Future<Optional<TrustedProvider>> byArn(String arn) {
        return sql.one(COLUMNS + "WHERE arn = #{arn}", Map.of("arn", arn), Providers::provider);
    }

    public Future<List<TrustedProvider>> all() {
        return sql.list(COLUMNS + "ORDER BY issuer", Map.of(), Providers::provider);
    }

    /** @return how many there are of a kind */
    public Future<Long> count(ProviderKind kind) {
        return sql.count("SELECT COUNT(*) AS n FROM provider WHERE kind = #{kind}", Map.of("kind", kind.name()));
    }

    /** Adds it, or replaces the one of the same issuer. */
    public Future<Void> put(TrustedProvider provider) {
        return remove(provider.provider().issuer())
                .compose(removed -> sql.change("""
                        INSERT INTO provider (issuer, kind, arn, aliases, client_ids, thumbprints, tags, jwks, created_at)
                        VALUES (#{issuer}, #{kind}, #{arn}, #{aliases}, #{clients}, #{thumbprints}, #{tags}, #{jwks},
                                #{created})""", row(provider)))
                .mapEmpty();
    }

    /** @return false when there was none */
    public Future<Boolean> remove(String issuer) {
        return sql.change("DELETE FROM provider WHERE issuer = #{issuer}", Map.of("issuer", issuer))
                .map(rows -> rows == 1);
    }

    /** @return the same user pool where it is registered under other issuers */
    public Future<List<TrustedProvider>> elsewhere(PolicyContract.Provider pool) {
        return sql.list(
                COLUMNS + "WHERE kind = #{kind} AND aliases = #{aliases} AND issuer <> #{issuer}",
                Map.of(
                        "kind", ProviderKind.USER_POOL.name(),
                        "aliases", Texts.list(pool.aliases()),
                        "issuer", pool.issuer()),
                Providers::provider);
    }

    private static Map<String, Object> row(TrustedProvider trusted) {
        var provider = trusted.provider();
        var row = new HashMap<String, Object>();
        row.put("issuer", provider.issuer());
        row.put("kind", provider.kind().name());
        row.put("arn", trusted.arn().orElse(""));
        row.put("aliases", Texts.list(provider.aliases()));
        row.put("clients", Texts.list(provider.clientIds()));
        row.put("thumbprints", Texts.list(trusted.thumbprints()));
        row.put("tags", Texts.map(trusted.tags()));
        row.put("jwks", provider.jwks().orElse(""));
        row.put("created", Rows.timestamp(trusted.createdAt()));
        return row;
    }

    private static TrustedProvider provider(Row row) {
        var provider = new PolicyContract.Provider(
                ProviderKind.valueOf(row.getString("kind")),
                row.getString("issuer"),
                Texts.list(row.getString("aliases")),
                Texts.list(row.getString("client_ids")),
                Texts.optional(row.getString("jwks")));
        return new TrustedProvider(
                provider,
                Texts.optional(row.getString("arn")),
                Texts.list(row.getString("thumbprints")),
                Texts.map(row.getString("tags")),
                Rows.instant(row, "created_at"));
    }
}
