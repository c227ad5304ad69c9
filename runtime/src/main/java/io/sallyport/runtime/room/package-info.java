/**
 * What a room is: the thing that both a pod's main and the launcher open.
 *
 * <p>Start reading at {@link io.sallyport.runtime.room.Room}.
 */
@NullMarked
package io.sallyport.runtime.room;

import org.jspecify.annotations.NullMarked;
