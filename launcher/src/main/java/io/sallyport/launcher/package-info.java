/**
 * The roof: all rooms in one JVM, and the {@code sallyport} command line. A list of rooms; no rule, no SQL.
 *
 * <p>Start reading at {@link io.sallyport.launcher.Sallyport}, then {@link io.sallyport.launcher.Embedded}.
 */
@NullMarked
package io.sallyport.launcher;

import org.jspecify.annotations.NullMarked;
