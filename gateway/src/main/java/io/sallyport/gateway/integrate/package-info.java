/**
 * What answers a request once its caller was let in: a function, a backend, a fixed answer. Nothing here asks whether the caller may.
 *
 * <p>Start reading at {@link io.sallyport.gateway.integrate.Integrations}.
 */
@NullMarked
package io.sallyport.gateway.integrate;

import org.jspecify.annotations.NullMarked;
