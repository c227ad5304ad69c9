/**
 * Turns the contracts into messages: who asks, who answers, and the proof of both.
 *
 * <p>In one JVM a record travels as it is. Between nodes it travels as JSON in an envelope that is authenticated under a key
 * which only the two rooms have, so that neither a question nor an answer is believed because somebody could send it.
 *
 * <p>Start reading at {@link io.sallyport.runtime.bus.Bus}.
 */
@NullMarked
package io.sallyport.runtime.bus;

import org.jspecify.annotations.NullMarked;
