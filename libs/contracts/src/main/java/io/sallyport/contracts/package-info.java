/**
 * What rooms ask each other over the bus: operations with their flat records, and the failures an answer may be.
 *
 * <p>JDK only. A type enters when a second room needs it and leaves when only one does. A bus address exists only inside its
 * {@link io.sallyport.contracts.Operation}; its records have golden files, so that a rolling upgrade cannot break them.
 *
 * <p>Start reading at {@link io.sallyport.contracts.PolicyContract}: every room asks it.
 */
@NullMarked
package io.sallyport.contracts;

import org.jspecify.annotations.NullMarked;
