/**
 * What things cost, measured beside what they cost elsewhere: nothing in the product knows of it, and no test runs it.
 *
 * <p>{@code bench/run.sh} builds and runs it and prints a table; docs/PERFORMANCE.md tells what it said. A {@link
 * io.sallyport.bench.Scenario} is told once, in {@link io.sallyport.bench.Grant}s, and written in the language of each engine.
 *
 * <p>Start reading at {@link io.sallyport.bench.PolicyBench}.
 */
@NullMarked
package io.sallyport.bench;

import org.jspecify.annotations.NullMarked;
