package io.sallyport.launcher.rules.planted.gateway;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sleeps in every way there is. */
public final class Sleepy {
    private Sleepy() {}

    public static void sleep() throws InterruptedException {
        Thread.sleep(1);
        Thread.sleep(Duration.ofMillis(1));
        TimeUnit.MILLISECONDS.sleep(1);
    }
}
