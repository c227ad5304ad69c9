package io.sallyport.runtime.sql;

import java.util.concurrent.CountDownLatch;

/** Called from the middle of {@code db/meadow}; for one test at a time. */
public final class SlowMigration {
    private static final CountDownLatch HALF = new CountDownLatch(1);
    private static final CountDownLatch GO_ON = new CountDownLatch(1);

    private SlowMigration() {}

    /** H2's alias. */
    public static int pause() throws InterruptedException {
        HALF.countDown();
        GO_ON.await();
        return 0;
    }

    static void awaitHalf() {
        try {
            HALF.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void goOn() {
        GO_ON.countDown();
    }
}
