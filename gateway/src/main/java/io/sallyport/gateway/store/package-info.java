/**
 * Definitions, deployments, stages, and the epoch of what is published. Start reading at {@link io.sallyport.gateway.store.Store}.
 */
@NullMarked
package io.sallyport.gateway.store;

import org.jspecify.annotations.NullMarked;
