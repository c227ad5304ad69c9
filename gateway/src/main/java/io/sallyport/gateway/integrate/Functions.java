package io.sallyport.gateway.integrate;

import io.sallyport.contracts.FunctionContract;
import io.sallyport.contracts.FunctionContract.Invoke;
import io.sallyport.contracts.FunctionContract.Invoked;
import io.sallyport.runtime.bus.BusPort;
import io.sallyport.runtime.bus.Call;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/** Invokes functions. */
@FunctionalInterface
public interface Functions {
    /** Who asks, in the words of function policies. */
    String SERVICE = "apigateway.amazonaws.com";

    /** @return fails with {@link io.sallyport.contracts.FunctionFailure}, or {@code UNAVAILABLE} when nobody answered in time */
    Future<Invoked> invoke(Invoke question, Duration patience);

    /** Over the bus. A client is kept for each patience; definitions allow few of them. */
    static Functions over(BusPort bus) {
        var clients = new ConcurrentHashMap<Duration, Call<Invoke, Invoked>>();
        return (question, patience) -> clients.computeIfAbsent(
                        patience, one -> bus.client(FunctionContract.INVOKE, one))
                .with(question);
    }
}
