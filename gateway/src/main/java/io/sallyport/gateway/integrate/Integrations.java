package io.sallyport.gateway.integrate;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.core.IntegrationSpec;
import io.sallyport.gateway.core.Visit;
import io.sallyport.gateway.core.Who;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.Future;

/** Answers a request by what its route names. */
public record Integrations(FunctionIntegration functions, HttpIntegration backends) {

    /**
     * @param visit as those after us may see it
     * @return fails with a {@link io.sallyport.contracts.Refusal}
     */
    public Future<Outbound> answer(Visit visit, Who who) {
        return switch (visit.route().integration()) {
            case IntegrationSpec.Function function -> functions.answer(visit, who, function);
            case IntegrationSpec.Http http -> backends.answer(visit, http);
            case IntegrationSpec.Unbuilt(var missing) ->
                Future.failedFuture(new Refusal(GatewayFailure.NOT_BUILT, missing));
            case IntegrationSpec.Mock mock -> Future.succeededFuture(MockIntegration.answer(mock));
        };
    }
}
