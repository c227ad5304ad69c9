package io.sallyport.analysis;

import io.sallyport.iampolicy.Layer;
import io.sallyport.iampolicy.Request;
import io.sallyport.iampolicy.StatementRef;
import io.sallyport.iampolicy.Values;
import java.util.List;
import java.util.Map;

/**
 * Who can.
 *
 * @param paths  facts: every step of each was executed and allowed
 * @param doubts what could be neither proved nor executed
 */
public record Findings(List<Path> paths, List<Doubt> doubts) {
    /** Proved. */
    public boolean nobody() {
        return paths.isEmpty() && doubts.isEmpty();
    }

    /** From whoever begins to the request in question, which is the last step. */
    public record Path(List<Step> steps) {
        public Step last() {
            return steps.getLast();
        }
    }

    /**
     * A request that is allowed.
     *
     * @param who    what people call whoever asks
     * @param chosen context keys in lower case and values that it must have
     * @param by     the statements that allow it, one or more of each layer that has a say
     */
    public record Step(String who, Request request, Map<String, Values> chosen, List<Cited> by) {}

    public record Cited(Layer layer, StatementRef statement) {}

    /** @param because conditions, policy variables and bounds that were not seen through */
    public record Doubt(String who, List<String> because) {}
}
