package io.sallyport.runtime.bus;

import io.sallyport.contracts.RoomName;
import io.vertx.core.Vertx;
import java.security.SecureRandom;

/** The bus of one node. A room takes its own {@link BusPort} of it, so that every question says who asks. */
public final class Bus {
    private final Vertx vertx;
    private final Wire wire;
    private final SecureRandom random;

    private Bus(Vertx vertx, Wire wire, SecureRandom random) {
        this.vertx = vertx;
        this.wire = wire;
        this.random = random;
    }

    /** All rooms in this JVM. */
    public static Bus local(Vertx vertx, SecureRandom random) {
        return new Bus(vertx, new LocalWire(vertx, random), random);
    }

    /** One room on this node, joined to the others by a clustered Vert.x. */
    public static Bus clustered(Vertx vertx, RoomName self, PairKeys keys, SecureRandom random) {
        return new Bus(vertx, new ClusterWire(vertx, self, keys, random), random);
    }

    public BusPort as(RoomName room) {
        return new BusPort(vertx, wire, room, wire.keysOf(room), random);
    }
}
