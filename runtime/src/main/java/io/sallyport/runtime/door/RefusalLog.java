package io.sallyport.runtime.door;

import io.sallyport.contracts.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why policies refused a request, under the request id that its answer bears. Names callers, policies and condition values. */
public final class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger("sallyport.refusals");

    private RefusalLog() {}

    /** @param requestId as the caller was told it; between rooms, whose question it was */
    public static void write(String requestId, Refusal refusal) {
        if (LOG.isDebugEnabled()) {
            var reasons = refusal.reasons();
            if (!reasons.isEmpty()) {
                LOG.debug("request {} refused: {}: {}", requestId, refusal.detail(), reasons);
            }
        }
    }
}
