/** {@code policy-lint}: what {@code libs/policy-analysis} finds wrong with policies, in files or in a running product. */
@NullMarked
package io.sallyport.launcher.lint;

import org.jspecify.annotations.NullMarked;
