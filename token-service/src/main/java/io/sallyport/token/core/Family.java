package io.sallyport.token.core;

import java.time.Instant;

/**
 * One sign-in with everything that came of it: a refresh token, and the tokens issued then and refreshed since, all with the same
 * {@code origin_jti}. Revoked, they all are.
 */
public record Family(
        String originJti, String poolId, String clientId, String sub, Instant authTime, Instant expiresAt) {}
