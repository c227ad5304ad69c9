package io.sallyport.analysis.lint;

import io.sallyport.iampolicy.Rules;

/** What a policy hangs on. */
public enum PolicyKind {
    /** A user, a group, a role; also a boundary, a guard rail, and what a session is narrowed by. */
    IDENTITY,
    /** An API or a function. */
    RESOURCE,
    /** A role, telling who may take it. */
    TRUST;

    Rules rules() {
        return switch (this) {
            case IDENTITY -> Rules.IDENTITY;
            case RESOURCE -> Rules.RESOURCE;
            case TRUST -> Rules.TRUST;
        };
    }
}
