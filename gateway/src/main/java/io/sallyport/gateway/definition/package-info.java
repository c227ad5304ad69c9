/**
 * APIs as their owners wrote them, before they are deployed: resources or routes, methods, integrations, authorizers.
 *
 * <p>Pure: a change is a function from one definition to the next, and {@link io.sallyport.gateway.definition.Publishing} makes of one what
 * data nodes serve, or refuses with what is wrong. Start reading at {@link io.sallyport.gateway.definition.Definition}.
 */
@NullMarked
package io.sallyport.gateway.definition;

import org.jspecify.annotations.NullMarked;
