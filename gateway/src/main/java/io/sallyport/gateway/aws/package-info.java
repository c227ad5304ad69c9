/**
 * The services {@code apigateway} and {@code apigatewayv2}: one table of operations each. Start reading at
 * {@link io.sallyport.gateway.aws.RestTable} and {@link io.sallyport.gateway.aws.HttpTable}.
 */
@NullMarked
package io.sallyport.gateway.aws;

import org.jspecify.annotations.NullMarked;
