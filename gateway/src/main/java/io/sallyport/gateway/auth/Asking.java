package io.sallyport.gateway.auth;

import io.sallyport.gateway.core.Visit;
import io.sallyport.gateway.routes.CompiledApi;
import io.sallyport.runtime.http.Inbound;

/**
 * A request at the gate.
 *
 * @param http    as it came from the wire: what a signature is over
 * @param witness who hears how it is decided
 */
public record Asking(Visit visit, CompiledApi api, Inbound http, Witness witness) {}
