package io.sallyport.analysis;

import io.sallyport.analysis.Decider.Ask;
import io.sallyport.iampolicy.Policies;
import io.sallyport.iampolicy.Principal;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who can ask, and how they came to be.
 *
 * @param facts    what is known of their requests
 * @param loose    the same without what whoever made the session may have chosen otherwise: its tags
 * @param arrivals none for those who begin; grows while more ways are found
 */
record Caller(String name, Principal principal, Policies policies, Facts facts, Facts loose, List<Arrival> arrivals) {
    static Caller starting(String name, Principal principal, Policies policies, Facts facts) {
        return new Caller(name, principal, policies, facts, facts, List.of());
    }

    static Caller arriving(String name, Principal principal, Policies policies, Facts facts, Facts loose) {
        return new Caller(name, principal, policies, facts, loose, new ArrayList<>());
    }

    /** @param from empty when a doorway asked, not a caller */
    record Arrival(java.util.Optional<Caller> from, String who, Ask ask) {}

    boolean begins() {
        return arrivals.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
