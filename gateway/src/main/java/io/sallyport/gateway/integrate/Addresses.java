package io.sallyport.gateway.integrate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.runtime.jwt.PublicAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds the address of a backend and looks whether it may be asked. The connection goes to that very address, so the name cannot lead
 * elsewhere a moment later.
 */
final class Addresses {
    private static final int MOST = 1_000;
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Lookup lookup;
    private final boolean privateToo;
    private final Cache<String, InetAddress> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    /** Name service. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    Addresses(Vertx vertx, Lookup lookup, boolean privateToo) {
        this.vertx = vertx;
        this.lookup = lookup;
        this.privateToo = privateToo;
    }

    /** @return fails with {@link GatewayFailure#INTEGRATION_UNREACHABLE} */
    Future<InetAddress> find(String host) {
        return Optional.ofNullable(known.getIfPresent(host))
                .map(Future::succeededFuture)
                .orElseGet(() -> vertx.executeBlocking(() -> resolve(host), false)
                        .onSuccess(address -> known.put(host, address)));
    }

    private InetAddress resolve(String host) {
        try {
            var all = List.of(lookup.all(host));
            if (PublicAddress.mayAskAll(all, privateToo)) {
                return all.getFirst();
            }
            throw new Refusal(
                    GatewayFailure.INTEGRATION_UNREACHABLE, host + " leads to an address that may not be asked");
        } catch (UnknownHostException e) {
            throw new Refusal(GatewayFailure.INTEGRATION_UNREACHABLE, host + " is unknown");
        }
    }
}
