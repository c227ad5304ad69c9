package io.sallyport.iampolicy;

/** The language that a document is written in. Only the newer one knows policy variables. */
public enum LanguageVersion {
    V2008("2008-10-17"),
    V2012("2012-10-17");

    private final String date;

    LanguageVersion(String date) {
        this.date = date;
    }

    /** The value of the document's {@code Version}. */
    public String date() {
        return date;
    }

    boolean knowsVariables() {
        return this == V2012;
    }
}
