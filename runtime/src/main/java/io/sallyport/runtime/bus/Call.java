package io.sallyport.runtime.bus;

import io.vertx.core.Future;

/** The only port type: the bus stands behind it in production, a lambda in a test. */
@FunctionalInterface
public interface Call<Q, A> {
    Future<A> with(Q question);
}
