package io.sallyport.policy.core;

/** What kind of principal, with the prefix of its ids and the word in its ARNs. */
public enum Kind {
    USER("AIDA", "user"),
    ROLE("AROA", "role"),
    GROUP("AGPA", "group");

    private final String idPrefix;
    private final String word;

    Kind(String idPrefix, String word) {
        this.idPrefix = idPrefix;
        this.word = word;
    }

    public String idPrefix() {
        return idPrefix;
    }

    /** @return {@code user}, {@code role} or {@code group} */
    public String word() {
        return word;
    }
}
