/**
 * How invocations find a worker: workers announce themselves on the event bus, are asked whether they are there, and get what they
 * have room for. A worker that is gone fails what it ran, at once.
 *
 * <p>Start reading at {@link io.sallyport.functions.dispatch.Roster}.
 */
@NullMarked
package io.sallyport.functions.dispatch;

import org.jspecify.annotations.NullMarked;
