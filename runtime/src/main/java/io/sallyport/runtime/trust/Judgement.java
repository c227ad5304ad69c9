package io.sallyport.runtime.trust;

import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.iampolicy.Decision;
import io.sallyport.iampolicy.Trace;
import java.util.function.Supplier;

/**
 * What was decided, by which statement, and at which epochs.
 *
 * @param callerArn as error messages name the caller
 * @param trace     why, made when it is asked for
 */
public record Judgement(
        Decision decision, String callerArn, String action, String resource, Epochs epochs, Supplier<Trace> trace) {

    public boolean allowed() {
        return decision.allowed();
    }

    /** @return what to tell a caller who was not allowed, in AWS's words */
    public Refusal refusal() {
        var explicit = decision instanceof Decision.Denied ? " with an explicit deny" : "";
        return new Refusal(
                        PolicyFailure.DENIED,
                        "User: " + callerArn + " is not authorized to perform: " + action + " on resource: " + resource
                                + explicit)
                .because(() -> epochs.reasons(trace.get()));
    }

    /** @return this; throws {@link #refusal} when it was not allowed */
    public Judgement orRefuse() {
        if (!allowed()) {
            throw refusal();
        }
        return this;
    }
}
