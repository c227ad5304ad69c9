/**
 * The story: from sign-up to a signed call that policy allows or denies, told by unmodified clients against a running product.
 *
 * <p>{@code sallyport story} prints it; the end-to-end tests play the same steps and look at their outcomes.
 */
@NullMarked
package io.sallyport.launcher.story;

import org.jspecify.annotations.NullMarked;
