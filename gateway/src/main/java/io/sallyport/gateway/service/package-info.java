/**
 * What changes definitions, deploys them and publishes stages. Start reading at {@link io.sallyport.gateway.service.Desk}.
 */
@NullMarked
package io.sallyport.gateway.service;

import org.jspecify.annotations.NullMarked;
