package io.sallyport.token.core;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** JWT times have whole seconds. */
public final class WholeSeconds {
    private WholeSeconds() {}

    /** @return the start of the second after the one that {@code moment} is in */
    public static Instant next(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }
}
