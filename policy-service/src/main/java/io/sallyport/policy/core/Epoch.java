package io.sallyport.policy.core;

import java.util.Locale;

/** What is counted: every change of it has a number, and a higher one is newer. */
public enum Epoch {
    POLICY,
    REVOCATION,
    PROVIDER;

    /** @return its name in the table */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
