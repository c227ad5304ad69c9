package io.sallyport.policy.service;

import io.sallyport.policy.store.Store;

/** Work on the ledger, written top to bottom: it may {@code await} what the store answers. */
@FunctionalInterface
public interface Change<T> {
    T on(Store store);
}
