/**
 * The room's tables: pools with their keys, clients, users, groups, token families, the state between two steps of a sign-in, codes,
 * failed attempts, revocations on their way to the trust ledger. What is secret is sealed here, before it reaches a statement.
 */
@NullMarked
package io.sallyport.token.store;

import org.jspecify.annotations.NullMarked;
