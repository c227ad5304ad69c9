package io.sallyport.iampolicy;

/** What a comparison found. Three of the four are not "yes"; who asks decides what they mean for an Allow and for a Deny. */
enum Outcome {
    YES,
    NO,
    /** A policy variable's key is absent and it has no default: equal to nothing. */
    NO_VALUE,
    /** A value is there that the operator or the variable cannot take. */
    UNUSABLE;

    static Outcome of(boolean matched) {
        return matched ? YES : NO;
    }
}
