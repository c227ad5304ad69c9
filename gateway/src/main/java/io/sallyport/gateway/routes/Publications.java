package io.sallyport.gateway.routes;

import io.sallyport.gateway.core.PublishedApi;
import java.util.List;

/**
 * What was published and withdrawn after an epoch; the control plane answers it to data nodes.
 *
 * @param epoch     up to which this says everything; ask from here the next time
 * @param whole     true when {@code published} is all that there is: whatever else a node holds is no more
 * @param published new, redeployed or flushed stages, whole
 * @param withdrawn stages that are no more
 */
public record Publications(long epoch, boolean whole, List<PublishedApi> published, List<StageKey> withdrawn) {

    /** One stage of one API. */
    public record StageKey(String apiId, String stage) {}
}
