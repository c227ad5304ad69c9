package io.sallyport.runtime.node;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sallyport.runtime.http.Entrance;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.Future;
import java.util.function.BooleanSupplier;

/** What the cluster asks a node about itself. */
record Health(BooleanSupplier ready, PrometheusMeterRegistry meters) implements Entrance {
    private static final String TEXT = "text/plain";

    @Override
    public Future<Outbound> answer(Inbound request) {
        return Future.succeededFuture(
                switch (request.rawPath()) {
                    case "/health/live" -> Outbound.of(200, TEXT, "live\n");
                    case "/health/ready" ->
                        ready.getAsBoolean()
                                ? Outbound.of(200, TEXT, "ready\n")
                                : Outbound.of(503, TEXT, "not serving, or no lease\n");
                    case "/metrics" -> Outbound.of(200, "text/plain; version=0.0.4", meters.scrape());
                    default ->
                        Outbound.of(
                                404, TEXT, "live, ready and metrics are at /health/live, /health/ready, /metrics\n");
                });
    }
}
