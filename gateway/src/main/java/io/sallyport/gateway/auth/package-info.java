/**
 * Who is asking, then may they. Every request is judged by its own ARN, after every cache.
 *
 * <p>An {@link io.sallyport.gateway.auth.Authorizer} finds out who; {@link io.sallyport.gateway.auth.Gatekeeper} asks it, and judges by
 * what it found. What functions answered is kept as they said it, policy or yes and no, never as a verdict.
 *
 * <p>Start reading at {@link io.sallyport.gateway.auth.Gatekeeper}.
 */
@NullMarked
package io.sallyport.gateway.auth;

import org.jspecify.annotations.NullMarked;
