package io.sallyport.token.service;

import io.sallyport.contracts.Secret;
import io.vertx.core.Future;

/** Carries a message with a code or a temporary password to its address. */
@FunctionalInterface
public interface CodeDelivery {

    /** @return completes when the carrier has it safe; fails when it could not take it */
    Future<Void> deliver(Message message);

    /**
     * @param medium      {@code EMAIL} or {@code SMS}
     * @param destination the whole address
     * @param text        what it says, the secret in it
     */
    record Message(String poolId, String medium, String destination, String subject, Secret text) {}
}
