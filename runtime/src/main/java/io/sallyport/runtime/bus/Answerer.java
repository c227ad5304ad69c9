package io.sallyport.runtime.bus;

import io.sallyport.contracts.RoomName;
import io.vertx.core.Future;

/** Answers a question, knowing which room asks. */
@FunctionalInterface
public interface Answerer<Q, A> {
    Future<A> answer(RoomName asker, Q question);
}
