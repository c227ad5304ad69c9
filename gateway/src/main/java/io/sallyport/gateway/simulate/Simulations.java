package io.sallyport.gateway.simulate;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.core.Visit;
import io.sallyport.gateway.front.Addressed;
import io.sallyport.gateway.front.DataPlane;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.door.OwnCalls;
import io.sallyport.runtime.http.Entrance;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Outbound;
import io.sallyport.runtime.trust.Caller;
import io.sallyport.runtime.trust.Judgement;
import io.sallyport.runtime.trust.RequestFacts;
import io.sallyport.runtime.trust.Trust;
import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * Answers what would become of a request to a deployed API, and why, to whom a policy allows {@code sallyport:SimulateRequest} on the API's
 * ARN ({@code arn:aws:execute-api:<region>:<account>:<apiId>}). A control call: signed for the service {@code sallyport}.
 */
public final class Simulations implements Entrance {
    /** The signing name. */
    public static final String SERVICE = "sallyport";

    private static final String ACTION = "sallyport:SimulateRequest";

    private final Trust trust;
    private final Deployment deployment;
    private final Addressed addressed;
    private final DataPlane apis;
    private final Supplier<Visit.Ids> ids;

    /** @param apis the one that serves; another would decide by itself */
    public Simulations(Trust trust, Deployment deployment, DataPlane apis, Supplier<Visit.Ids> ids) {
        this.trust = trust;
        this.deployment = deployment;
        this.addressed = new Addressed(deployment);
        this.apis = apis;
        this.ids = ids;
    }

    /** A request that was asked about, and the API that it addresses. */
    private record Asked(Inbound request, Addressed.Api api) {}

    @Override
    public Future<Outbound> answer(Inbound call) {
        var id = ids.get().request();
        return Future.succeededFuture()
                .compose(_ -> simulated(call))
                .map(answer -> answer.with("x-amzn-RequestId", id))
                .otherwise(failure -> OwnCalls.refused(failure, id));
    }

    /** The order is the guarantee: who asks, about which API, whether they may; only then is anything looked up. */
    private Future<Outbound> simulated(Inbound call) {
        Question.bounded(call.body());
        return trust.authenticate(call, SERVICE).compose(caller -> {
            var asked = asked(call);
            return allowed(call, caller, asked.api()).compose(_ -> walked(asked));
        });
    }

    private Asked asked(Inbound call) {
        var request = Question.read(call.body().getBytes()).request(call);
        var api = addressed
                .api(request)
                .orElseThrow(() -> new Refusal(
                        GatewayFailure.INVALID_REQUEST,
                        "url: it is not a deployed API's; expected its host, or /_aws/execute-api/<api id>/<stage>/…"));
        return new Asked(request, api);
    }

    private Future<Judgement> allowed(Inbound call, Caller caller, Addressed.Api api) {
        return trust.decide(caller, ACTION, arn(api), RequestFacts.of(call)).map(Judgement::orRefuse);
    }

    private String arn(Addressed.Api api) {
        return "arn:aws:execute-api:" + deployment.region() + ":" + deployment.accountId() + ":" + api.id();
    }

    private Future<Outbound> walked(Asked asked) {
        var observer = new Observer();
        return apis.answer(asked.api(), asked.request(), observer)
                .map(answer -> Outbound.of(
                        200,
                        "application/json",
                        Told.of(asked.api().id(), observer, answer).toString()));
    }
}
