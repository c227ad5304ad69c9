package io.sallyport.runtime.trust;

import io.sallyport.iampolicy.Reasons;
import io.sallyport.iampolicy.Trace;

/** What a node had applied when it decided: no change up to these was missed. */
public record Epochs(long policies, long revocations) {
    /** @return why something was decided at these, in words for whoever runs the deployment */
    public String reasons(Trace trace) {
        return reasons(Reasons.of(trace));
    }

    /** @return the same, where the reasons are words already */
    public String reasons(String why) {
        return "at epochs " + policies + " (policies) and " + revocations + " (revocations) " + why;
    }
}
