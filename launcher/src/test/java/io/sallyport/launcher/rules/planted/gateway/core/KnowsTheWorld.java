package io.sallyport.launcher.rules.planted.gateway.core;

import com.hazelcast.core.HazelcastInstance;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.time.chrono.ChronoLocalDate;
import org.slf4j.Logger;

/** A rule that is not pure. */
public record KnowsTheWorld(Vertx vertx, HazelcastInstance members, Connection sql, Logger log, ChronoLocalDate date) {}
