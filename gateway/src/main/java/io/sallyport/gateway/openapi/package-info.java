/**
 * Reads OpenAPI 3 and Swagger 2.0 documents with Amazon's extensions into definitions.
 *
 * <p>A document is a stranger's text: its size, depth and aliases are bounded, nothing that it refers to is fetched, and an extension that
 * is not built is refused by name unless it is harmless to do without. Start reading at {@link io.sallyport.gateway.openapi.OpenApi}.
 */
@NullMarked
package io.sallyport.gateway.openapi;

import org.jspecify.annotations.NullMarked;
