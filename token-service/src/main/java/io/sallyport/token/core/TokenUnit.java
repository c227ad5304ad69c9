package io.sallyport.token.core;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Units in which a client's lifetimes are given. */
public enum TokenUnit {
    SECONDS(ChronoUnit.SECONDS),
    MINUTES(ChronoUnit.MINUTES),
    HOURS(ChronoUnit.HOURS),
    DAYS(ChronoUnit.DAYS);

    private final ChronoUnit unit;

    TokenUnit(ChronoUnit unit) {
        this.unit = unit;
    }

    public Duration of(int count) {
        return Duration.of(count, unit);
    }
}
