package io.sallyport.gateway.front;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.auth.Asking;
import io.sallyport.gateway.auth.Gatekeeper;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Visit;
import io.sallyport.gateway.integrate.Integrations;
import io.sallyport.gateway.routes.PublishedApis;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves deployed APIs: finds the route, lets the gatekeeper decide, and only then integrates. */
public final class DataPlane {
    private static final Logger LOG = LoggerFactory.getLogger(DataPlane.class);

    private final PublishedApis published;
    private final Arrivals arrivals;
    private final Gatekeeper gatekeeper;
    private final Escort integrating;
    private final Supplier<Visit.Ids> ids;

    /** @param ids names for requests; unique, not secret */
    public DataPlane(
            PublishedApis published,
            Deployment deployment,
            Gatekeeper gatekeeper,
            Integrations integrations,
            InstantSource clock,
            Supplier<Visit.Ids> ids) {
        this.published = published;
        this.arrivals = new Arrivals(deployment, clock);
        this.gatekeeper = gatekeeper;
        this.integrating = new Integrating(integrations);
        this.ids = ids;
    }

    /** @return always an answer */
    Future<Outbound> answer(Addressed.Api address, Inbound request) {
        return answer(address, request, integrating);
    }

    /**
     * The same way, with somebody else.
     *
     * @return always an answer: the escort's once the request was let in, else the refusal in its API's words
     */
    public Future<Outbound> answer(Addressed.Api address, Inbound request, Escort escort) {
        var name = ids.get();
        return StagePath.find(published, address.id(), address.rawPath())
                .map(stage -> answer(stage, request, name, escort))
                .orElseGet(() -> Future.succeededFuture(Words.nowhere(name)));
    }

    private Future<Outbound> answer(StagePath stage, Inbound request, Visit.Ids name, Escort escort) {
        var kind = stage.api().definition().kind();
        Future<Outbound> answer;
        try {
            escort.reached(stage.api());
            answer = serve(arrivals.read(stage, request, name, escort), escort);
        } catch (RuntimeException e) {
            answer = Future.failedFuture(e);
        }
        return answer.map(outbound -> Words.identified(outbound, kind, name))
                .otherwise(failure -> refused(kind, failure, name, escort));
    }

    private Future<Outbound> serve(Asking asking, Escort escort) {
        escort.routed(asking);
        return gatekeeper.admit(asking).compose(who -> escort.letIn(asking, who));
    }

    private static Outbound refused(Kind kind, Throwable failure, Visit.Ids name, Escort escort) {
        var refusal = failure instanceof Refusal one ? one : bug(failure, name);
        escort.refused(refusal, name.of(kind));
        return Words.of(kind, refusal, name);
    }

    private static Refusal bug(Throwable failure, Visit.Ids name) {
        LOG.error("request {} failed", name.request(), failure);
        return new Refusal(GatewayFailure.API_MISCONFIGURED, "a bug");
    }
}
