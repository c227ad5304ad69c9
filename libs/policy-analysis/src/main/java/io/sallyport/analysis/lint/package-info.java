/**
 * What policies say that does not do what it seems to: names that nothing here knows, and trust that reaches further than meant. A
 * library that stands by itself: no clock, no I/O; what a deployment knows comes as a {@link io.sallyport.analysis.lint.Vocabulary}.
 *
 * <p>Start reading at {@link io.sallyport.analysis.lint.Lint}: it lists the checks, a class each.
 */
@NullMarked
package io.sallyport.analysis.lint;

import org.jspecify.annotations.NullMarked;
