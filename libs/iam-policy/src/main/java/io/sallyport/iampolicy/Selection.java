package io.sallyport.iampolicy;

import java.util.List;

/** {@code Action} and {@code NotAction}, {@code Resource} and {@code NotResource}, {@code Principal} and {@code NotPrincipal}. */
public sealed interface Selection<T> {
    List<T> items();

    /** What is listed. */
    record Only<T>(List<T> items) implements Selection<T> {}

    /** Everything that is not listed. */
    record AllBut<T>(List<T> items) implements Selection<T> {}
}
