package io.sallyport.runtime.bus;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Operation;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Rooms on several nodes: records travel as JSON in proven envelopes, over the bus's mutual TLS. */
final class ClusterWire implements Wire {
    private final Vertx vertx;
    private final RoomName self;
    private final PairKeys keys;
    private final SecureRandom random;

    ClusterWire(Vertx vertx, RoomName self, PairKeys keys, SecureRandom random) {
        this.vertx = vertx;
        this.self = self;
        this.keys = keys;
        this.random = random;
    }

    @Override
    public <Q extends Record, A extends Record> Future<A> ask(
            RoomName asker, Operation<Q, A> op, Q question, Duration deadline) {
        var id = freshId();
        var body = WireRecords.write(question);
        var options = new DeliveryOptions()
                .setSendTimeout(deadline.toMillis())
                .addHeader(Envelope.ASKER, self.name())
                .addHeader(Envelope.ID, id);
        Envelope.seal(options.getHeaders(), "ask", op.address(), id, body, keys.with(op.owner()));
        return vertx.eventBus()
                .<Buffer>request(op.address(), body, options)
                .recover(e -> Future.failedFuture(Refusals.notReached(op, e)))
                .compose(answer -> opened(op, id, answer));
    }

    private <A extends Record> Future<A> opened(Operation<?, A> op, String id, Message<Buffer> answer) {
        var headers = answer.headers();
        if (!Envelope.proven(headers, "answer", op.address(), id, answer.body(), keys.with(op.owner()))) {
            return Future.failedFuture(
                    new Refusal(BusFailure.UNAVAILABLE, op.address() + " was answered by somebody else; try again"));
        }
        var failure = headers.get(Envelope.FAILURE);
        return failure == null
                ? Future.succeededFuture(WireRecords.read(answer.body(), op.answer()))
                : Future.failedFuture(Failures.refusal(failure, answer.body().toString()));
    }

    @Override
    public <Q extends Record, A extends Record> Future<Void> serve(Operation<Q, A> op, Answerer<Q, A> answerer) {
        return vertx.eventBus()
                .<Buffer>consumer(op.address(), message -> answer(op, answerer, message))
                .completion();
    }

    private <Q extends Record, A extends Record> void answer(
            Operation<Q, A> op, Answerer<Q, A> answerer, Message<Buffer> message) {
        var id = message.headers().get(Envelope.ID);
        var asker = asker(op, message);
        if (id == null || asker.isEmpty()) {
            return; // nobody to answer: without a pair key there is no answer that would be believed
        }
        Refusals.guarded(
                        op,
                        asker.get(),
                        () -> answerer.answer(asker.get(), WireRecords.read(message.body(), op.question())))
                .onSuccess(answer -> reply(op, message, id, asker.get(), WireRecords.write(answer), Optional.empty()))
                .onFailure(e -> refuse(op, message, id, asker.get(), Refusals.told(op, e)));
    }

    private Optional<RoomName> asker(Operation<?, ?> op, Message<Buffer> message) {
        return Arrays.stream(RoomName.values())
                .filter(room -> room.name().equals(message.headers().get(Envelope.ASKER)))
                .filter(room -> asks(room, op, message))
                .findFirst();
    }

    private boolean asks(RoomName room, Operation<?, ?> op, Message<Buffer> message) {
        var id = message.headers().get(Envelope.ID);
        try {
            return id != null
                    && Envelope.proven(message.headers(), "ask", op.address(), id, message.body(), keys.with(room));
        } catch (Refusal withoutKey) {
            return false; // this room was given no certificate of that one: nothing it says can be proven
        }
    }

    private void refuse(Operation<?, ?> op, Message<Buffer> message, String id, RoomName asker, Refusal refusal) {
        reply(
                op,
                message,
                id,
                asker,
                Buffer.buffer(refusal.detail()),
                Optional.of(refusal.failure().code()));
    }

    private void reply(
            Operation<?, ?> op,
            Message<Buffer> message,
            String id,
            RoomName asker,
            Buffer body,
            Optional<String> failure) {
        var options = new DeliveryOptions();
        options.addHeader(Envelope.ASKER, self.name());
        failure.ifPresent(code -> options.addHeader(Envelope.FAILURE, code));
        Envelope.seal(options.getHeaders(), "answer", op.address(), id, body, keys.with(asker));
        message.reply(body, options);
    }

    private String freshId() {
        var id = new byte[16];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    @Override
    public PairKeys keysOf(RoomName room) {
        if (room != self) {
            throw new IllegalArgumentException("this node is " + self.label() + ", not " + room.label());
        }
        return keys;
    }
}
