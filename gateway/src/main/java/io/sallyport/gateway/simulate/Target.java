package io.sallyport.gateway.simulate;

import io.sallyport.runtime.http.Limits;
import java.util.regex.Pattern;

/**
 * Where a request goes.
 *
 * @param authority host and port, as the Host header would have it
 * @param uri       path and query as they are on the wire; nothing is normalised
 */
record Target(boolean secure, String authority, String uri) {
    private static final Pattern URL =
            Pattern.compile("(https?)://([0-9A-Za-z.:\\[\\]_-]++)((?:[/?][\\x21-\\x22\\x24-\\x7e]*+)?)");
    private static final String AROUND = "  HTTP/1.1";
    private static final int LONGEST = Limits.standard().uri();

    /** @throws io.sallyport.contracts.Refusal saying what is expected */
    static Target parse(String url) {
        var found = URL.matcher(url);
        if (!found.matches()) {
            throw Question.invalid(
                    "url: expected https:// or http://, a host, then path and query as they are on the wire:"
                            + " in ASCII, without spaces, without #, without user and password");
        }
        var rest = found.group(3);
        return new Target(found.group(1).equals("https"), found.group(2), rest.startsWith("/") ? rest : "/" + rest);
    }

    /** @return this; a listener's limit is for the whole line in which it comes */
    Target readWith(String method) {
        int line = method.length() + uri.length() + AROUND.length();
        if (line > LONGEST) {
            throw Question.invalid(
                    "url: a listener reads at most " + LONGEST + " characters of method, path and query, not " + line);
        }
        return this;
    }
}
