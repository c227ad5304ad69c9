/**
 * Where every request of the product enters: deployed APIs first, whatever other headers say; then user pools; then the services.
 *
 * <p>Start reading at {@link io.sallyport.gateway.front.Front}; {@link io.sallyport.gateway.front.DataPlane} serves deployed APIs.
 */
@NullMarked
package io.sallyport.gateway.front;

import org.jspecify.annotations.NullMarked;
