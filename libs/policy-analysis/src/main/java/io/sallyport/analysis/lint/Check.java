package io.sallyport.analysis.lint;

import java.util.stream.Stream;

/** One thing that can be wrong with a statement. */
@FunctionalInterface
interface Check {
    Stream<Finding> of(Subject subject);
}
