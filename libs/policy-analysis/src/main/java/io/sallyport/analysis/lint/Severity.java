package io.sallyport.analysis.lint;

/** What a finding means for whoever relies on the policy. */
public enum Severity {
    /** It protects less than it says: a Deny that never takes effect, an Allow that reaches further than it reads. */
    ERROR,
    /** It allows less than it says, or says nothing. */
    WARNING;

    static Severity of(boolean opens) {
        return opens ? ERROR : WARNING;
    }
}
