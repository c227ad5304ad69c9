package io.sallyport.launcher.rules.planted.awswire;

import io.vertx.core.Vertx;

/** A library that knows Vert.x. */
public record KnowsVertx(Vertx vertx) {}
