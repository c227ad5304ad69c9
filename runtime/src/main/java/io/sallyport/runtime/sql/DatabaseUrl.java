package io.sallyport.runtime.sql;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which database it is, and what its driver wants to hear. */
sealed interface DatabaseUrl {
    /** @return the URL for a JDBC driver; holds no user and no password */
    String jdbc();

    /** H2 in this JVM, one database for all rooms. */
    sealed interface Embedded extends DatabaseUrl {
        /**
         * Settings that make H2 answer as PostgreSQL does. When something goes to the file is {@link EmbeddedFile}'s to say.
         * Rooms close the database themselves: H2's own shutdown hook would take it away from requests that are being finished.
         */
        String SETTINGS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                + ";LOCK_TIMEOUT=2000;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    }

    /** @param path of the database without its {@code .mv.db} */
    record InFile(Path path) implements Embedded {
        @Override
        public String jdbc() {
            return "jdbc:h2:file:" + path + SETTINGS;
        }
    }

    /** Lives as long as the JVM; for tests. */
    record InMemory(String name) implements Embedded {
        @Override
        public String jdbc() {
            return "jdbc:h2:mem:" + name + SETTINGS + ";DB_CLOSE_DELAY=-1";
        }
    }

    /**
     * A PostgreSQL server.
     *
     * @param tls false only when the URL says {@code sslmode=disable}, or names this very machine and says nothing
     * @param authority PEM file with the authority to trust; absent: those that Java trusts
     */
    record Postgres(String host, int port, String database, boolean tls, Optional<Path> authority)
            implements DatabaseUrl {
        @Override
        public String jdbc() {
            var server = "jdbc:postgresql://" + host + ":" + port + "/" + database;
            return server + (tls ? "?sslmode=verify-full" + trusted() : "?sslmode=disable");
        }

        private String trusted() {
            return authority
                    .map(file -> "&sslrootcert=" + file)
                    .orElse("&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory");
        }
    }

    Pattern MEMORY_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    Pattern DATABASE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,63}");
    Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    String FILE = "h2:file:";
    String MEMORY = "h2:mem:";

    /** @throws IllegalArgumentException saying what is wrong and which forms there are */
    static DatabaseUrl parse(String url) {
        if (url.startsWith(FILE)) {
            return file(url, url.substring(FILE.length()));
        }
        if (url.startsWith(MEMORY)) {
            return memory(url, url.substring(MEMORY.length()));
        }
        if (url.startsWith("postgresql://")) {
            return server(url);
        }
        throw wrong(url, "its kind is unknown");
    }

    private static DatabaseUrl file(String url, String path) {
        if (path.isBlank() || path.indexOf(';') >= 0) {
            throw wrong(url, "the path is empty or has a semicolon");
        }
        return new InFile(Path.of(path).toAbsolutePath().normalize());
    }

    private static DatabaseUrl memory(String url, String name) {
        if (!MEMORY_NAME.matcher(name).matches()) {
            throw wrong(url, "the name is not of letters, digits, - and _");
        }
        return new InMemory(name);
    }

    private static DatabaseUrl server(String url) {
        var uri = URI.create(url);
        if (uri.getHost() == null || uri.getUserInfo() != null) {
            throw wrong(url.replaceAll("//[^@/]*@", "//***@"), "it has no host, or has a user that belongs elsewhere");
        }
        var database = Optional.ofNullable(uri.getPath()).orElse("").replaceFirst("/", "");
        if (!DATABASE_NAME.matcher(database).matches()) {
            throw wrong(url, "the database's name is not of letters, digits, - and _");
        }
        var port = uri.getPort() < 0 ? 5432 : uri.getPort();
        var options = options(url, uri);
        return new Postgres(
                uri.getHost(),
                port,
                database,
                tls(url, uri.getHost(), options),
                Optional.ofNullable(options.get("sslrootcert")).map(Path::of));
    }

    private static Map<String, String> options(String url, URI uri) {
        var options = Arrays.stream(
                        Optional.ofNullable(uri.getQuery()).orElse("").split("&", -1))
                .filter(option -> !option.isEmpty())
                .map(option -> option.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part.length > 1 ? part[1] : "", (a, b) -> b));
        if (!Set.of("sslmode", "sslrootcert").containsAll(options.keySet())) {
            throw wrong(url, "only sslmode and sslrootcert may follow the question mark");
        }
        return options;
    }

    private static boolean tls(String url, String host, Map<String, String> options) {
        return switch (options.getOrDefault("sslmode", "")) {
            case "verify-full" -> true;
            case "disable" -> false;
            case "" -> !THIS_MACHINE.contains(host);
            default -> throw wrong(url, "sslmode is neither verify-full nor disable");
        };
    }

    private static IllegalArgumentException wrong(String url, String why) {
        return new IllegalArgumentException("database url \"" + url + "\": " + why
                + "; write h2:file:<path>, h2:mem:<name> or"
                + " postgresql://host:port/db?sslmode=verify-full&sslrootcert=<file>");
    }
}
