package io.sallyport.runtime.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes of bodies that one listener holds, of requests that are being read or answered. Its last quarter is kept for small bodies:
 * whoever sends large ones slowly does not keep everybody else's calls out.
 */
final class BodyBudget {
    static final int SMALL = 64 * 1024;

    private final long most;
    private final AtomicLong held = new AtomicLong();

    BodyBudget(long most) {
        this.most = most;
    }

    /**
     * @param bytes more of a body
     * @param whole its bytes with these
     * @return false when they do not fit; then nothing was taken
     */
    boolean take(int bytes, int whole) {
        long limit = whole <= SMALL ? most : most - most / 4;
        if (held.addAndGet(bytes) <= limit) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    void giveBack(int bytes) {
        held.addAndGet(-bytes);
    }

    /** @return bytes taken and not given back */
    long held() {
        return held.get();
    }
}
