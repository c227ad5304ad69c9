package io.sallyport.runtime.bus;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Operation;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageCodec;
import java.security.SecureRandom;
import java.time.Duration;

/** All rooms in one JVM: records travel as they are, and the pair key never leaves the process. */
final class LocalWire implements Wire {
    private final Vertx vertx;
    private final Secret processKey;

    LocalWire(Vertx vertx, SecureRandom random) {
        this.vertx = vertx;
        var key = new byte[32];
        random.nextBytes(key);
        this.processKey = Secret.of(key);
        vertx.eventBus().registerDefaultCodec(Parcel.class, new ParcelCodec());
    }

    @Override
    public <Q extends Record, A extends Record> Future<A> ask(
            RoomName asker, Operation<Q, A> op, Q question, Duration deadline) {
        var options = new DeliveryOptions().setSendTimeout(deadline.toMillis()).setLocalOnly(true);
        return vertx.eventBus()
                .<Parcel>request(op.address(), new Parcel(asker, question), options)
                .recover(e -> Future.failedFuture(Refusals.notReached(op, e)))
                .compose(message -> opened(op, message.body().content()));
    }

    private static <A extends Record> Future<A> opened(Operation<?, A> op, Object content) {
        return switch (content) {
            case Refusal refusal -> Future.failedFuture(refusal);
            case Record answer
            when op.answer().isInstance(answer) ->
                Future.succeededFuture(op.answer().cast(answer));
            default -> Future.failedFuture(new Refusal(BusFailure.BUG, op.address() + " answered with another type"));
        };
    }

    @Override
    public <Q extends Record, A extends Record> Future<Void> serve(Operation<Q, A> op, Answerer<Q, A> answerer) {
        return vertx.eventBus()
                .<Parcel>localConsumer(op.address(), message -> answer(op, answerer, message))
                .completion();
    }

    private static <Q extends Record, A extends Record> void answer(
            Operation<Q, A> op, Answerer<Q, A> answerer, Message<Parcel> message) {
        var parcel = message.body();
        Refusals.guarded(
                        op,
                        parcel.asker(),
                        () -> answerer.answer(parcel.asker(), op.question().cast(parcel.content())))
                .onSuccess(answer -> message.reply(new Parcel(op.owner(), answer)))
                .onFailure(e -> message.reply(new Parcel(op.owner(), Refusals.told(op, e))));
    }

    @Override
    public PairKeys keysOf(RoomName room) {
        return other -> processKey;
    }

    /** A record or a refusal, from whom. */
    private record Parcel(RoomName asker, Object content) {}

    private static final class ParcelCodec implements MessageCodec<Parcel, Parcel> {
        @Override
        public void encodeToWire(Buffer buffer, Parcel parcel) {
            throw new IllegalStateException("an object does not leave its JVM");
        }

        @Override
        public Parcel decodeFromWire(int position, Buffer buffer) {
            throw new IllegalStateException("an object does not come from another JVM");
        }

        @Override
        public Parcel transform(Parcel parcel) {
            return parcel;
        }

        @Override
        public String name() {
            return "parcel";
        }

        @Override
        public byte systemCodecID() {
            return -1;
        }
    }
}
