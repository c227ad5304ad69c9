package io.sallyport.runtime.trust;

/**
 * A lease as this node holds it: everything up to its epochs has been applied here.
 *
 * @param asked      from before it was asked for
 * @param lifeNanos  of the lease and the configured grace together
 */
record Held(Clocks.Moment asked, long lifeNanos, long policyEpoch, long revocationEpoch, long providerEpoch) {

    boolean alive(Clocks.Moment now) {
        return now.within(lifeNanos, asked);
    }

    Epochs epochs() {
        return new Epochs(policyEpoch, revocationEpoch);
    }

    boolean sameEpochs(Held other) {
        return policyEpoch == other.policyEpoch
                && revocationEpoch == other.revocationEpoch
                && providerEpoch == other.providerEpoch;
    }
}
