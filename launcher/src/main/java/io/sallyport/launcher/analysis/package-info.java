/**
 * {@code can-anyone}, {@code who-can} and {@code policy-diff}: what {@code libs/policy-analysis} finds out, at a terminal. Policies come from a
 * running product, over its own APIs, or from files.
 */
@NullMarked
package io.sallyport.launcher.analysis;

import org.jspecify.annotations.NullMarked;
