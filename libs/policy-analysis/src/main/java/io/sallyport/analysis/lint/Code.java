package io.sallyport.analysis.lint;

import java.util.Locale;

/** What is wrong, in a word that stays the same. */
public enum Code {
    /** The document cannot be read. */
    MALFORMED,
    /** A condition key or a policy variable that neither AWS nor this product has. */
    UNKNOWN_KEY,
    /** One that exists, and that no request carries for which the statement is asked. */
    ABSENT_KEY,
    /** An action of a service that is served here, which that service does not have. */
    UNKNOWN_ACTION,
    /** A role that visitors of any identity pool can take. */
    CONFUSED_DEPUTY,
    /** A role that does not tell guests of an identity pool from those who signed in. */
    GUESTS,
    /** A role for everybody whom an OpenID provider vouches for. */
    ANY_SUBJECT,
    /** A function that a service may invoke on behalf of anything. */
    ANY_SOURCE,
    /** An Allow for everybody but those who are listed. */
    ALLOW_NOT_PRINCIPAL,
    /** A role that everybody may take. */
    TRUSTS_EVERYONE;

    /** As findings are printed: {@code unknown-key}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
