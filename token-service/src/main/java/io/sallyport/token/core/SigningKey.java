package io.sallyport.token.core;

import io.sallyport.contracts.Secret;

/**
 * A key that signs one kind of a pool's tokens: RSA, 2048 bits.
 *
 * @param publicJwk RFC 7517, as JSON text
 * @param pkcs8     the private half
 */
public record SigningKey(String kid, TokenUse use, String publicJwk, Secret pkcs8) {}
