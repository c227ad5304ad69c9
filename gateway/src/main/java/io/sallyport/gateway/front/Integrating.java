package io.sallyport.gateway.front;

import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.auth.Asking;
import io.sallyport.gateway.core.Who;
import io.sallyport.gateway.integrate.Integrations;
import io.sallyport.gateway.routes.CompiledApi;
import io.sallyport.iampolicy.Intent;
import io.sallyport.iampolicy.Policies;
import io.sallyport.runtime.door.RefusalLog;
import io.sallyport.runtime.http.Outbound;
import io.sallyport.runtime.trust.Judgement;
import io.vertx.core.Future;

/** With every request that was really sent: whoever was let in is answered by the integration, and nobody listens. */
record Integrating(Integrations integrations) implements Escort {
    @Override
    public boolean genuine() {
        return true;
    }

    @Override
    public void reached(CompiledApi api) {}

    @Override
    public void routed(Asking asking) {}

    @Override
    public void met(Who who) {}

    @Override
    public Future<Judgement> hearing(Future<Judgement> judgement, Demand demand) {
        return judgement;
    }

    @Override
    public void judged(Intent intent, String arn, Policies policies, Demand demand) {}

    @Override
    public Future<Outbound> letIn(Asking asking, Who who) {
        return integrations.answer(PassedOn.of(asking.visit()), who);
    }

    @Override
    public void refused(Refusal refusal, String requestId) {
        RefusalLog.write(requestId, refusal);
    }
}
