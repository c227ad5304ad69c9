package io.sallyport.iampolicy;

/** How closely a {@code Principal} element names who asks; it decides which other layers a grant still needs. */
public enum Grade {
    /** Not named. */
    NONE,
    /** The account is named: a delegation, its own policies decide. */
    ACCOUNT,
    /** The role behind the session, or the user behind the federated user, is named. */
    ROLE,
    /** Exactly who asks, or everyone. */
    DIRECT;

    public boolean atLeast(Grade wanted) {
        return compareTo(wanted) >= 0;
    }
}
