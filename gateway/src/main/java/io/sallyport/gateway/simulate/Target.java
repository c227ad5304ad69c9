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
    private static final int LONGEST = Limits.standard().uri();

    /** @throws io.sallyport.contracts.Refusal saying what is expected */
    static Target parse(String url) {
        if (url.length() > LONGEST) {
            throw Question.invalid("url: a listener reads at most " + LONGEST + " characters, not " + url.length());
        }
        var found = URL.matcher(url);
        if (!found.matches()) {
            throw Question.invalid(
                    "url: expected https:// or http://, a host, then path and query as they are on the wire:"
                            + " in ASCII, without spaces, without #, without user and password");
        }
        var rest = found.group(3);
        return new Target(found.group(1).equals("https"), found.group(2), rest.startsWith("/") ? rest : "/" + rest);
    }
}
