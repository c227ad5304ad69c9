package io.sallyport.gateway.auth;

import io.sallyport.runtime.jwt.VerifiedToken;
import java.util.ArrayList;
import java.util.List;

/** How bearer tokens are sent and what they grant (RFC 6750). */
final class Bearer {
    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** @return the token itself, sent with or without its scheme */
    static String plain(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : header.strip();
    }

    /** @return the scopes of {@code scope} (RFC 8693: separated by spaces) and of {@code scp} */
    static List<String> scopes(VerifiedToken token) {
        List<String> scopes = new ArrayList<>();
        token.texts("scope").forEach(text -> scopes.addAll(List.of(text.split(" ", -1))));
        token.texts("scp").forEach(text -> scopes.addAll(List.of(text.split(" ", -1))));
        return scopes;
    }
}
