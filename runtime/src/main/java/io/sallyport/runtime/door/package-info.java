/**
 * The one door that every control call passes: authenticate, authorise, then answer or say that it is not built.
 *
 * <p>A room lists its operations in a {@link io.sallyport.runtime.door.ServiceTable}; a row holds the proof demanded, so that what
 * is public can be read on one page.
 */
@NullMarked
package io.sallyport.runtime.door;

import org.jspecify.annotations.NullMarked;
