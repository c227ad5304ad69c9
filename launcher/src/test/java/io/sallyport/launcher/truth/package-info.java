/** The seed truth table (WIRE.md 4.1), against any product that clients reach: embedded, or through either gateway of a cluster. */
@NullMarked
package io.sallyport.launcher.truth;

import org.jspecify.annotations.NullMarked;
