/** The operations of {@code cognito-identity} and {@code sts}, and their words for refusals. */
@NullMarked
package io.sallyport.exchange.aws;

import org.jspecify.annotations.NullMarked;
