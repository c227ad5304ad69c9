package io.sallyport.policy.core;

import java.time.Duration;

/**
 * How long a node may act on what it knows.
 *
 * @param life  of a lease
 * @param grace that a node may serve past its lease; the longest of any node
 * @param drift by how much clocks of this room's replicas may differ, or one may be set forward
 */
public record LeaseTerms(Duration life, Duration grace, Duration drift) {
    /** @return after which a lease that was not renewed binds nobody, counted from when it was granted */
    public Duration longest() {
        return life.plus(grace).plus(drift);
    }

    /** @return after which a lease binds nobody, counted from its end as granted */
    public Duration past() {
        return grace.plus(drift);
    }
}
