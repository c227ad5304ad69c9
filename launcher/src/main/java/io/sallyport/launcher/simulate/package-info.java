/**
 * {@code simulate}: what the product would answer to a curl line, at a terminal. The line is read as curl reads it; the gateway decides.
 */
@NullMarked
package io.sallyport.launcher.simulate;

import org.jspecify.annotations.NullMarked;
