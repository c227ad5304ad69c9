package io.sallyport.analysis;

import io.sallyport.iampolicy.Request;
import io.sallyport.iampolicy.Trace;
import io.sallyport.iampolicy.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was found out about one caller. */
sealed interface Answer {
    /** Proved: nothing asked for is allowed. */
    record No() implements Answer {}

    /** Executed: this request is. */
    record Yes(Witness witness) implements Answer {}

    /** @param because conditions, variables and bounds that were not seen through */
    record Unsure(List<String> because) implements Answer {}

    /** @param chosen values of context keys that were free, in lower case; only those that matter */
    record Witness(Request request, Map<String, Values> chosen, Trace trace) {
        Witness choosing(Map<String, Values> more) {
            var all = new HashMap<>(chosen);
            all.putAll(more);
            return new Witness(request, Map.copyOf(all), trace);
        }
    }
}
