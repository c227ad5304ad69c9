package io.sallyport.gateway.front;

import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.auth.Asking;
import io.sallyport.gateway.auth.Witness;
import io.sallyport.gateway.core.Who;
import io.sallyport.gateway.routes.CompiledApi;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.Future;

/**
 * Goes with a request through the data plane: hears where it comes, and says what follows once it was let in. It decides nothing: what was
 * refused is refused before it hears of it.
 */
public interface Escort extends Witness {
    /** The request is for this API and stage. */
    void reached(CompiledApi api);

    /** It found its route, and will be judged. */
    void routed(Asking asking);

    /** It was let in. */
    Future<Outbound> letIn(Asking asking, Who who);

    /** It was not. */
    void refused(Refusal refusal, String requestId);
}
