package io.sallyport.policy.aws;

import io.sallyport.runtime.trust.Caller;
import io.vertx.core.Future;

/** Whether a caller may hand a role on: what {@code iam:PassRole} says. */
@FunctionalInterface
public interface Passing {
    /** @return fails with {@link io.sallyport.contracts.PolicyFailure#DENIED} when it may not */
    Future<Void> allowed(Caller caller, String roleArn);
}
