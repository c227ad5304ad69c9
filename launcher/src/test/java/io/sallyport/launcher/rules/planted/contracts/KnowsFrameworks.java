package io.sallyport.launcher.rules.planted.contracts;

import com.hazelcast.core.HazelcastInstance;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.sql.Connection;
import org.slf4j.Logger;

/** A library that knows each framework. */
public record KnowsFrameworks(
        Vertx vertx, HazelcastInstance members, MeterRegistry meters, Connection sql, Logger log) {}
