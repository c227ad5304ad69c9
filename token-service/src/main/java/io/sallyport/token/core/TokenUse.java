package io.sallyport.token.core;

import java.util.Locale;

/** The two tokens of a pool that are JWTs; each has a key of its own. */
public enum TokenUse {
    ID,
    ACCESS;

    /** @return as in the claim {@code token_use} */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}
