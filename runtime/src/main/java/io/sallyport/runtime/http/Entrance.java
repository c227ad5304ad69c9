package io.sallyport.runtime.http;

import io.vertx.core.Future;

/** What answers requests: a room's door, or the gateway's front. A failed future is a bug and becomes a bare 500. */
@FunctionalInterface
public interface Entrance {
    Future<Outbound> answer(Inbound request);
}
