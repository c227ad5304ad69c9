package io.sallyport.runtime.trust;

/**
 * A lease as this node holds it: everything up to its epochs has been applied here.
 *
 * @param askedAt    nanoseconds of the monotonic clock, from before it was asked for
 * @param lifeNanos  of the lease and the configured grace together
 */
record Held(long askedAt, long lifeNanos, long policyEpoch, long revocationEpoch, long providerEpoch) {

    boolean alive(long nowNanos) {
        return nowNanos - askedAt < lifeNanos;
    }

    boolean sameEpochs(Held other) {
        return policyEpoch == other.policyEpoch
                && revocationEpoch == other.revocationEpoch
                && providerEpoch == other.providerEpoch;
    }
}
