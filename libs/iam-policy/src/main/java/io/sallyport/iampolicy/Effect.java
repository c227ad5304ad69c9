package io.sallyport.iampolicy;

/** What a statement does when it applies. */
public enum Effect {
    ALLOW("Allow"),
    DENY("Deny");

    private final String word;

    Effect(String word) {
        this.word = word;
    }

    /** The word in the document, spelled exactly so. */
    public String word() {
        return word;
    }
}
