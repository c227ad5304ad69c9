/**
 * The events that functions are given, exactly as API Gateway makes them.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html">API Gateway
 *     Developer Guide, "Lambda proxy integrations in API Gateway"</a>
 */
@NullMarked
package io.sallyport.gateway.core.events;

import org.jspecify.annotations.NullMarked;
