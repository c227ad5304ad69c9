/**
 * The front door: every request of the product enters here, and deployed APIs answer here.
 *
 * <p>Routes by the order of the plan (an API's host or path, a user pool's path, {@code X-Amz-Target}, a REST path, a form), runs the
 * authorizers, judges every request by its own ARN, and only then integrates: function, HTTP backend or mock. Serves
 * {@code apigateway} and {@code apigatewayv2}; owns API definitions, deployments, stages; its caches may be lost.
 *
 * <p>Asks functions to invoke, and policy-service for what decides. Start reading at {@code GatewayRoom}, then {@code front},
 * {@code auth}, {@code integrate}.
 */
@NullMarked
package io.sallyport.gateway;

import org.jspecify.annotations.NullMarked;
