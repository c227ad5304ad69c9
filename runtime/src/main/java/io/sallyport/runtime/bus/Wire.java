package io.sallyport.runtime.bus;

import io.sallyport.contracts.Operation;
import io.sallyport.contracts.RoomName;
import io.vertx.core.Future;
import java.time.Duration;

/** How questions travel: as objects inside one JVM, or as proven envelopes between nodes. */
interface Wire {
    <Q extends Record, A extends Record> Future<A> ask(
            RoomName asker, Operation<Q, A> op, Q question, Duration deadline);

    <Q extends Record, A extends Record> Future<Void> serve(Operation<Q, A> op, Answerer<Q, A> answerer);

    PairKeys keysOf(RoomName room);
}
