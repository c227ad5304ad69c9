package io.sallyport.runtime.room;

import io.micrometer.core.instrument.MeterRegistry;
import io.sallyport.runtime.bus.BusPort;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.config.Settings;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.trust.Trust;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * What a room is given.
 *
 * @param database the room's own schema, migrated
 * @param sealer   under the room's own key-encryption key
 * @param trust    the node's; shared by the rooms of one JVM. Holds its first lease only after policy-service is open
 */
public record RoomContext(
        Vertx vertx,
        BusPort bus,
        Database database,
        Sealer sealer,
        Trust trust,
        Deployment deployment,
        Settings settings,
        InstantSource clock,
        SecureRandom random,
        MeterRegistry meters) {}
