package io.sallyport.runtime.sql;

/**
 * Somebody else changed the same rows at the same time: a deadlock, a serialization failure, or a lock that was not given up in
 * time. Nothing was changed; the whole write may be tried again.
 */
public final class Contended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Contended(Throwable cause) {
        super("somebody else is changing the same rows; nothing was changed, try again", cause, false, false);
    }
}
