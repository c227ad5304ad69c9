package io.sallyport.policy.core;

import java.time.Instant;

/** One version of a managed policy. */
public record PolicyVersion(int number, String document, Instant createdAt) {
    /** @return {@code v1}, {@code v2}, … */
    public String id() {
        return "v" + number;
    }
}
