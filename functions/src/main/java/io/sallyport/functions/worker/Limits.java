package io.sallyport.functions.worker;

import java.time.Duration;

/**
 * What a worker takes on.
 *
 * @param environments most processes at a time
 * @param reserved     of those, kept for decisions about access (authorizers, triggers), so that busy backends cannot starve them
 * @param waiting      most invocations that wait for an environment
 * @param patience     how long one waits
 * @param init         how long a runtime may take until it asks for its first event, beyond the function's own timeout
 * @param idle         after which an unused environment is ended
 * @param response     bytes that a function may answer
 */
public record Limits(
        int environments, int reserved, int waiting, Duration patience, Duration init, Duration idle, int response) {
    /** Lambda's bound of a synchronous response: 6 MB, and what the service itself adds. */
    private static final int LARGEST_RESPONSE = 6 * 1024 * 1024 + 100;

    public Limits {
        if (environments < 1 || reserved < 0 || reserved >= environments) {
            throw new IllegalArgumentException("of " + environments + " environments, " + reserved + " are reserved");
        }
    }

    public static Limits of(int environments) {
        return new Limits(
                environments,
                environments / 4,
                1_024,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                LARGEST_RESPONSE);
    }
}
