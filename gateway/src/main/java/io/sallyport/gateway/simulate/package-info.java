/**
 * What would become of a request: the walk that a real one takes, by the same code, up to where its integration would begin.
 *
 * <p>Start reading at {@link io.sallyport.gateway.simulate.Simulations}. Functions of Lambda authorizers are asked, integrations never.
 */
@NullMarked
package io.sallyport.gateway.simulate;

import org.jspecify.annotations.NullMarked;
