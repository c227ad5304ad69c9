package io.sallyport.launcher;

import io.sallyport.runtime.http.Entrance;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.Future;

/** Answers 503 until the rooms are open. */
final class LateEntrance implements Entrance {
    private volatile Entrance inside =
            _ -> Future.succeededFuture(Outbound.of(503, "application/json", "{\"message\":\"Service Unavailable\"}")
                    .with("Retry-After", "1"));

    void open(Entrance rooms) {
        inside = rooms;
    }

    @Override
    public Future<Outbound> answer(Inbound request) {
        return inside.answer(request);
    }
}
