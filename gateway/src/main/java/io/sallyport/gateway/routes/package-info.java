/**
 * Deployed APIs made ready to serve: which route a method and a path find, and the near copy of everything published.
 *
 * <p>Start reading at {@link io.sallyport.gateway.routes.CompiledApi}; {@link io.sallyport.gateway.routes.Published} is what a data node
 * serves now, {@link io.sallyport.gateway.routes.PublicationFeed} keeps it so.
 */
@NullMarked
package io.sallyport.gateway.routes;

import org.jspecify.annotations.NullMarked;
