package io.sallyport.runtime.sql;

/** A row with this key exists already (SQLState 23505). An answer, not an accident: no stack trace. */
public final class Duplicate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Duplicate(Throwable cause) {
        super("a row with this key exists already", cause, false, false);
    }
}
