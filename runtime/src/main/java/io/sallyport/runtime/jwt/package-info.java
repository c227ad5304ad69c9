/**
 * JSON Web Tokens as this product believes them: read strictly, checked against one issuer's key, judged by rules of our own.
 *
 * <p>Knows nothing of leases, revocations or pools; {@code runtime.trust} does, and asks here.
 *
 * <p>Start reading at {@link io.sallyport.runtime.jwt.Jwt}; {@link io.sallyport.runtime.jwt.IssuerKeys} checks signatures,
 * {@link io.sallyport.runtime.jwt.ForeignIssuers} fetches the keys of issuers that are not ours.
 */
@NullMarked
package io.sallyport.runtime.jwt;

import org.jspecify.annotations.NullMarked;
