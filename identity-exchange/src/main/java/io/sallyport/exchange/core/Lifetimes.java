package io.sallyport.exchange.core;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Refusal;
import java.time.Duration;
import java.util.Optional;

/**
 * How long sessions live.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">STS API Reference, "AssumeRole"</a>
 */
public final class Lifetimes {
    public static final Duration USUAL = Duration.ofHours(1);

    /** No session lives longer, whatever its role says. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private static final Duration SHORTEST = Duration.ofMinutes(15);

    private Lifetimes() {}

    /**
     * @param seconds wanted, within the model's bounds
     * @param chained true when a session asks for another one: an hour at most
     * @throws Refusal {@link ExchangeFailure#INVALID_PARAMETER}
     */
    public static Duration of(Optional<Integer> seconds, long roleMaximum, boolean chained) {
        var wanted = seconds.map(Duration::ofSeconds).orElse(USUAL);
        demand(
                wanted.toSeconds() <= roleMaximum,
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        demand(
                !chained || wanted.compareTo(USUAL) <= 0,
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        return bounded(wanted);
    }

    /** For a service's session of an execution role, which no role maximum applies to. */
    public static Duration bounded(Duration wanted) {
        demand(
                wanted.compareTo(SHORTEST) >= 0 && wanted.compareTo(LONGEST) <= 0,
                "a session lives " + SHORTEST.toSeconds() + " to " + LONGEST.toSeconds() + " seconds");
        return wanted;
    }

    private static void demand(boolean held, String otherwise) {
        if (!held) {
            throw new Refusal(ExchangeFailure.INVALID_PARAMETER, otherwise);
        }
    }
}
