package io.sallyport.runtime.door;

import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.trust.Caller;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Who is asking, and may they. Both fail with a {@link io.sallyport.contracts.Refusal}; neither ever answers half a yes. */
public interface Guard {
    /** @param service signing name that the credential scope must carry */
    Future<Caller> authenticate(Inbound request, String service);

    /** @param context condition keys besides the global ones */
    Future<Void> authorize(
            Caller caller, Inbound request, String action, String resource, Map<String, List<String>> context);
}
