package io.sallyport.analysis.lint;

import io.sallyport.iampolicy.Position;
import java.util.Comparator;

/**
 * Something in a policy that does not do what it seems to.
 *
 * @param message what is wrong, what follows, and what to do
 */
public record Finding(Severity severity, Code code, Position position, String message) {
    /** From the top of the document to its end. */
    static final Comparator<Finding> IN_ORDER = Comparator.comparingInt(
                    (Finding f) -> f.position().line())
            .thenComparingInt(f -> f.position().column())
            .thenComparing(Finding::code)
            .thenComparing(Finding::message);
}
