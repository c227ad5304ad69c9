package io.sallyport.runtime.bus;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Operation;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.vertx.core.Future;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong around an answer, said the same way on every wire. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Bus.class);

    private Refusals() {}

    /** Asks only for a room that may ask; an answerer that throws fails at once, not by its caller's timeout. */
    static <A extends Record> Future<A> guarded(Operation<?, A> op, RoomName asker, Supplier<Future<A>> answer) {
        if (!op.askers().contains(asker)) {
            return Future.failedFuture(
                    new Refusal(BusFailure.MAY_NOT_ASK, asker.label() + " may not ask " + op.address()));
        }
        return Future.succeededFuture().compose(ignored -> answer.get());
    }

    static Refusal notReached(Operation<?, ?> op, Throwable cause) {
        LOG.debug("{}: no answer: {}", op.address(), cause.toString());
        return new Refusal(BusFailure.UNAVAILABLE, op.address() + " did not answer; try again");
    }

    /** A refusal is told as it is. Anything else is a bug: logged once, here, and told to nobody. */
    static Refusal told(Operation<?, ?> op, Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        LOG.error("{} failed", op.address(), failure);
        return new Refusal(BusFailure.BUG, op.address() + " failed");
    }
}
