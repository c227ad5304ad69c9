/**
 * Trades proofs of who somebody is for credentials that sign requests for a while: identity pools ({@code cognito-identity}) and
 * {@code sts}.
 *
 * <p>Asked by functions and gateway for sessions of execution roles; asks policy-service for roles and tells it its session keys. Owns
 * {@code identity_pool}, {@code identity}, {@code identity_login}, {@code session_key}. Keeps no session: a token carries all of it,
 * sealed, and what ends one early is the ledger of revocations.
 *
 * <p>Start reading at {@link io.sallyport.exchange.ExchangeRoom}; {@code core} holds the rules, {@code service} what decides,
 * {@code store} the tables, {@code aws} the names that AWS has for all of it.
 */
@NullMarked
package io.sallyport.exchange;

import org.jspecify.annotations.NullMarked;
