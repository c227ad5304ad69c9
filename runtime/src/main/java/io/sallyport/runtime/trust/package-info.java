/**
 * What this node believes, and until when: its lease, and near copies of what decides.
 *
 * <p>Nothing here asks anybody on the warm path. Everything here fails closed: what could not be found out is a refusal, never a yes.
 *
 * <p>Start reading at {@link io.sallyport.runtime.trust.Trust}; {@link io.sallyport.runtime.trust.LeaseKeeper} is its heart.
 */
@NullMarked
package io.sallyport.runtime.trust;

import org.jspecify.annotations.NullMarked;
