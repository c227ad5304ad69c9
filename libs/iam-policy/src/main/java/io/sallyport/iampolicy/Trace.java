package io.sallyport.iampolicy;

import java.util.List;

/**
 * Why a decision is what it is.
 *
 * @param steps every statement of every layer, in the order in which the layers and their documents stand
 */
public record Trace(Request request, Decision decision, List<Step> steps) {
    /**
     * What one statement said to the request.
     *
     * @param level      which of the guard rails, from 0; 0 for the other layers
     * @param conditions all of them, also when an earlier element did not match
     */
    public record Step(
            Layer layer,
            int level,
            StatementRef statement,
            Effect effect,
            Finding finding,
            List<ConditionFinding> conditions) {
        public boolean matched() {
            return finding instanceof Finding.Matched;
        }
    }

    /** Whether a statement applies. */
    public sealed interface Finding {
        record Matched() implements Finding {}

        /** @param first the first element that does not match */
        record Missed(Element first) implements Finding {}
    }

    /** The elements, in the order in which they are looked at. */
    public enum Element {
        PRINCIPAL,
        ACTION,
        RESOURCE,
        CONDITION
    }

    /**
     * What one condition said.
     *
     * @param condition key, operator and wanted values as written, and where
     * @param actual    the request's values; empty when it does not have the key
     * @param holds     as it counts for this statement
     * @param unusable  a value is there that the operator cannot take: holds in a Deny, does not in an Allow
     */
    public record ConditionFinding(Condition condition, List<String> actual, boolean holds, boolean unusable) {}
}
