/**
 * The ledger's tables. Repositories live as long as one transaction or one question; SQL that PostgreSQL and H2 both understand.
 *
 * <p>Start reading at {@link io.sallyport.policy.store.Store}.
 */
@NullMarked
package io.sallyport.policy.store;

import org.jspecify.annotations.NullMarked;
