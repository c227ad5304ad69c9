package io.sallyport.runtime.door;

import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.trust.Caller;
import io.sallyport.runtime.trust.Judgement;
import io.sallyport.runtime.trust.RequestFacts;
import io.sallyport.runtime.trust.Trust;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** The door's guard by the node's trust. */
record TrustGuard(Trust trust) implements Guard {
    @Override
    public Future<Caller> authenticate(Inbound request, String service) {
        return trust.authenticate(request, service);
    }

    @Override
    public Future<Void> authorize(
            Caller caller, Inbound request, String action, String resource, Map<String, List<String>> context) {
        return trust.decide(caller, action, resource, RequestFacts.of(request, context))
                .map(Judgement::orRefuse)
                .mapEmpty();
    }
}
