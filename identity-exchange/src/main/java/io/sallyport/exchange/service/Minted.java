package io.sallyport.exchange.service;

import io.sallyport.runtime.trust.Session;

/**
 * Credentials, ready to be handed out once; nothing of them is kept.
 *
 * @param arn    {@code arn:aws:sts::<account>:assumed-role/<role>/<session>}
 * @param userId {@code AROA…:<session>}
 */
public record Minted(Session session, String token, String arn, String userId) {
    /** The token is a credential: not printed. */
    @Override
    public String toString() {
        return "Minted[" + arn + "]";
    }
}
