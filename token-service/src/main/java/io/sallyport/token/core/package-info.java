/**
 * The rules of a user pool: SRP, password policy, attributes, lifetimes, claims. Records and pure functions; no Vert.x, SQL, clock or
 * logging.
 */
@NullMarked
package io.sallyport.token.core;

import org.jspecify.annotations.NullMarked;
