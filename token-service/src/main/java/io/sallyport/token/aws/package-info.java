/**
 * {@code cognito-idp} as AWS's clients know it: one table of operations, the shapes read and written, the refusals in its words.
 *
 * <p>A member of a request that is not built is refused by name, never dropped.
 */
@NullMarked
package io.sallyport.token.aws;

import org.jspecify.annotations.NullMarked;
