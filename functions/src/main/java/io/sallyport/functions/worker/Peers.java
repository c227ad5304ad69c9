package io.sallyport.functions.worker;

import io.vertx.core.Future;

/** Finds out who connected. */
@FunctionalInterface
interface Peers {
    /** @return true when the loopback connection from {@code port} to {@code apiPort} belongs to the environment */
    Future<Boolean> ownConnection(int port, int apiPort);
}
