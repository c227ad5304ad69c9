package io.sallyport.gateway.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Path templates as API Gateway takes them. */
public final class Paths {
    public static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "ANY");

    private static final Pattern LITERAL = Pattern.compile("[a-zA-Z0-9._:$~!@*,;=-]+");
    private static final Pattern VARIABLE = Pattern.compile("\\{[a-zA-Z0-9._:-]+\\+?}");
    private static final int MOST_LENGTH = 2048;

    private Paths() {}

    /** @throws io.sallyport.contracts.Refusal when a part is none, a name comes twice, or something follows {@code {proxy+}} */
    public static String checked(String path) {
        Broken.unless(
                path.startsWith("/") && path.length() <= MOST_LENGTH,
                "'" + path + "' is no path; it begins with / and is at most " + MOST_LENGTH + " characters long");
        if (!path.equals("/")) {
            parts(path);
        }
        return path;
    }

    private static void parts(String path) {
        var parts = List.of(path.substring(1).split("/", -1));
        var names = new HashSet<String>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            boolean last = i == parts.size() - 1;
            if (!(last && part.isEmpty())) {
                Broken.unless(
                        isPart(part),
                        "'" + path + "': '" + part + "': Resource's path part only allow"
                                + " a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.");
            }
            Broken.unless(
                    last || !part.endsWith("+}"), "'" + path + "': nothing can follow the greedy variable " + part);
            Broken.unless(
                    !part.startsWith("{") || names.add(part.replace("+}", "}")),
                    "'" + path + "': the variable " + part + " comes twice");
        }
    }

    /** @return whether it can stand between two slashes */
    public static boolean isPart(String part) {
        return LITERAL.matcher(part).matches() || VARIABLE.matcher(part).matches();
    }

    public static boolean isVariable(String part) {
        return part.startsWith("{");
    }
}
