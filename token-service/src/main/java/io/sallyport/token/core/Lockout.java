package io.sallyport.token.core;

import java.time.Duration;

/**
 * How long a name is closed after so many failed attempts in a row: five are free, then a second, doubled each time up to about 15
 * minutes.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html">Cognito developer guide, "Lockout
 *     behavior for failed sign-in attempts"</a>
 */
public final class Lockout {
    /** Without another attempt for this long, the count starts anew. */
    public static final Duration FORGOTTEN = Duration.ofMinutes(15);

    private static final int FREE = 5;
    private static final int MOST_DOUBLINGS = 10;

    private Lockout() {}

    /** @param failures in a row, this one included */
    public static Duration after(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        var seconds = 1L << Math.min(failures - FREE, MOST_DOUBLINGS);
        return Duration.ofSeconds(Math.min(seconds, FORGOTTEN.toSeconds()));
    }
}
