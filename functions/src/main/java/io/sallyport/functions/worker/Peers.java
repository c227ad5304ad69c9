package io.sallyport.functions.worker;

import io.vertx.core.Future;

/** Finds out who connected. */
@FunctionalInterface
interface Peers {
    /** @return true when the connection from {@code port} of 127.0.0.1 to {@code apiPort} belongs to the environment */
    Future<Boolean> ownConnection(int port, int apiPort);
}
