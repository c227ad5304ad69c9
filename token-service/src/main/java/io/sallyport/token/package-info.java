/**
 * User pools: people sign up and in here and get tokens.
 *
 * <p>Asked over HTTP only ({@code cognito-idp}, and each pool's keys and discovery document). Owns pools, clients, users, groups, refresh
 * tokens and the keys that sign; nobody else reads them. Tells policy-service, before it acknowledges, which keys a pool signs with and
 * which tokens ended before their time.
 *
 * <p>Start reading at {@link io.sallyport.token.TokenServiceRoom}; then {@code aws} for what is answered, {@code service} for what is decided,
 * {@code core} for the rules.
 */
@NullMarked
package io.sallyport.token;

import org.jspecify.annotations.NullMarked;
