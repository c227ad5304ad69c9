package io.sallyport.runtime.sql;

import io.sallyport.contracts.Secret;
import java.util.regex.Pattern;

/**
 * Where a room's tables are.
 *
 * @param url {@code h2:file:<path>}, {@code h2:mem:<name>} or {@code postgresql://host:port/db}; see {@link DatabaseUrl}
 * @param schema the room's own schema: lower-case letters, digits and {@code _}, at most 63
 * @param connections most connections that this room holds at a time; 32 times as many questions may wait for one
 */
public record DatabaseConfig(String url, String user, Secret password, String schema, int connections) {
    private static final Pattern SCHEMA = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final int USUAL_CONNECTIONS = 8;

    public DatabaseConfig {
        DatabaseUrl.parse(url);
        if (!SCHEMA.matcher(schema).matches()) {
            throw new IllegalArgumentException(
                    "schema \"" + schema + "\" is not a name of lower-case letters, digits and _ (at most 63)");
        }
        if (connections < 1) {
            throw new IllegalArgumentException("connections is " + connections + "; at least 1 is needed");
        }
    }

    public DatabaseConfig(String url, String user, Secret password, String schema) {
        this(url, user, password, schema, USUAL_CONNECTIONS);
    }

    DatabaseUrl where() {
        return DatabaseUrl.parse(url);
    }
}
