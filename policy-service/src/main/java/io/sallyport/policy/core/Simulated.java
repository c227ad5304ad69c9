package io.sallyport.policy.core;

import io.sallyport.iampolicy.Decision;
import io.sallyport.iampolicy.Effect;
import io.sallyport.iampolicy.Layer;
import io.sallyport.iampolicy.Policies;
import io.sallyport.iampolicy.Trace;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one simulated request would have been answered, and why.
 *
 * @param sameAccount whether the resource counts as the caller's account's own
 */
public record Simulated(String resource, boolean sameAccount, Trace trace, Policies policies) {
    public Decision decision() {
        return trace.decision();
    }

    /** @return the denials when it was denied, else what allows it on any side. Guard rails are the deployment's and not shown */
    public List<Trace.Step> matched() {
        var effect = decision() instanceof Decision.Denied ? Effect.DENY : Effect.ALLOW;
        return matched(effect, step -> step.layer() != Layer.GUARD_RAIL).toList();
    }

    /** @return empty when there is no boundary */
    public Optional<Boolean> allowedByBoundary() {
        return policies.boundary().map(side -> allowed(step -> step.layer() == Layer.BOUNDARY));
    }

    /** @return empty when there are no guard rails */
    public Optional<Boolean> allowedByGuardRails() {
        return policies.guardRails().isEmpty()
                ? Optional.empty()
                : Optional.of(allowed(step -> step.layer() == Layer.GUARD_RAIL));
    }

    private boolean allowed(Predicate<Trace.Step> side) {
        return matched(Effect.DENY, side).findAny().isEmpty()
                && matched(Effect.ALLOW, side).findAny().isPresent();
    }

    private Stream<Trace.Step> matched(Effect effect, Predicate<Trace.Step> side) {
        return trace.steps().stream().filter(side).filter(step -> step.matched() && step.effect() == effect);
    }
}
