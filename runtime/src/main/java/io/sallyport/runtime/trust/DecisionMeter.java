package io.sallyport.runtime.trust;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sallyport.iampolicy.Decision;

/** Counts how decisions end. */
final class DecisionMeter {
    private final Counter allowed;
    private final Counter denied;
    private final Counter notGranted;

    DecisionMeter(MeterRegistry meters) {
        this.allowed = counter(meters, "allowed");
        this.denied = counter(meters, "denied");
        this.notGranted = counter(meters, "not-granted");
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("sallyport.trust.decisions")
                .description("Decisions made by this node")
                .tag("outcome", outcome)
                .register(meters);
    }

    void count(Decision decision) {
        var outcome = switch (decision) {
            case Decision.Allowed _ -> allowed;
            case Decision.Denied _ -> denied;
            case Decision.NotGranted _ -> notGranted;
        };
        outcome.increment();
    }
}
