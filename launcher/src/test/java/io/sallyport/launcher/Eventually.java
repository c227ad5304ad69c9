package io.sallyport.launcher;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;

/** Waits for what others bring about. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Eventually() {}

    /** Fails with the last answer when none is the wanted one in time. */
    public static <T> void is(T wanted, Supplier<T> question) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var answer = question.get();
        while (!wanted.equals(answer) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = question.get();
        }
        Assertions.assertEquals(wanted, answer, "after " + PATIENCE);
    }
}
