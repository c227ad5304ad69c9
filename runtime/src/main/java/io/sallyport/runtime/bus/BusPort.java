package io.sallyport.runtime.bus;

import io.sallyport.contracts.Operation;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Sealed;
import io.sallyport.contracts.Secret;
import io.sallyport.runtime.keys.Sealer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;

/** One room's way to the others. */
public final class BusPort {
    private final Vertx vertx;
    private final Wire wire;
    private final RoomName self;
    private final PairKeys keys;
    private final SecureRandom random;

    BusPort(Vertx vertx, Wire wire, RoomName self, PairKeys keys, SecureRandom random) {
        this.vertx = vertx;
        this.wire = wire;
        this.self = self;
        this.keys = keys;
        this.random = random;
    }

    public RoomName self() {
        return self;
    }

    public <Q extends Record, A extends Record> Call<Q, A> client(Operation<Q, A> op) {
        return client(op, op.deadline());
    }

    /** A client with less patience, or more, than the contract's. */
    public <Q extends Record, A extends Record> Call<Q, A> client(Operation<Q, A> op, Duration deadline) {
        WireRecords.check(op);
        return question -> wire.ask(self, op, question, deadline);
    }

    public <Q extends Record, A extends Record> Future<Void> serve(Operation<Q, A> op, Call<Q, A> room) {
        return serve(op, (asker, question) -> room.with(question));
    }

    public <Q extends Record, A extends Record> Future<Void> serve(Operation<Q, A> op, Answerer<Q, A> room) {
        WireRecords.check(op);
        if (op.owner() != self) {
            throw new IllegalArgumentException(
                    op.address() + " belongs to " + op.owner().label());
        }
        return wire.serve(op, room);
    }

    /** Tells whoever listens that something is worth asking about. Carries nothing, because nothing in it would be believed. */
    public void publish(String news) {
        vertx.eventBus().publish(news, "");
    }

    public Future<Void> listen(String news, Runnable heard) {
        return vertx.eventBus().consumer(news, message -> heard.run()).completion();
    }

    /** Seals a secret so that only {@code reader} opens it, for the purpose that it names. */
    public Sealed seal(RoomName reader, Secret secret, String purpose) {
        return sealer(reader).seal(secret, purpose);
    }

    /** Opens what {@code writer} sealed for this room. */
    public Secret open(RoomName writer, Sealed sealed, String purpose) {
        return sealer(writer).open(sealed, purpose);
    }

    private Sealer sealer(RoomName other) {
        return Sealer.of("bus", keys.with(other), random);
    }
}
