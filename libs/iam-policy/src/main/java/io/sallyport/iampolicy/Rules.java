package io.sallyport.iampolicy;

/**
 * What a document of a kind must and must not have.
 *
 * @param maxCharacters of the whole text, white space included; limits per attachment are the caller's
 * @param strictNames   Sids are letters and digits, resources are ARNs or {@code *}
 * @param lenient       no statement at all and characters beyond U+00FF are accepted, as API Gateway does of authorizers
 */
public record Rules(Presence principal, Presence resource, int maxCharacters, boolean strictNames, boolean lenient) {
    /** Whether an element has to be there. */
    public enum Presence {
        REQUIRED,
        OPTIONAL,
        FORBIDDEN
    }

    /** The bound of IAM's {@code policyDocumentType}. */
    private static final int DOCUMENT = 131_072;

    /** Attached to a user, a group or a role; also a permissions boundary. */
    public static final Rules IDENTITY = new Rules(Presence.FORBIDDEN, Presence.REQUIRED, DOCUMENT, true, false);

    /** Handed over when a session begins. */
    public static final Rules SESSION = IDENTITY;

    /** Organisation-wide limits, shaped like service control policies. */
    public static final Rules GUARD_RAIL = IDENTITY;

    /** Attached to a resource: an API, a function. */
    public static final Rules RESOURCE = new Rules(Presence.REQUIRED, Presence.REQUIRED, DOCUMENT, false, false);

    /** Who may assume a role. */
    public static final Rules TRUST = new Rules(Presence.REQUIRED, Presence.FORBIDDEN, DOCUMENT, false, false);

    /** What a Lambda authorizer answers as {@code policyDocument}. */
    public static final Rules AUTHORIZER = new Rules(Presence.FORBIDDEN, Presence.REQUIRED, DOCUMENT, false, true);

    public Rules withMaxCharacters(int characters) {
        return new Rules(principal, resource, characters, strictNames, lenient);
    }
}
