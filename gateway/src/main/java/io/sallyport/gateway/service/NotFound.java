package io.sallyport.gateway.service;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;

/** What is not there, in API Gateway's words. */
public final class NotFound {
    private NotFound() {}

    /** @param what {@code Stage}, {@code Deployment}, {@code Authorizer}, … */
    public static Refusal of(String what) {
        return new Refusal(GatewayFailure.NOT_FOUND, "Invalid " + what + " identifier specified");
    }

    /** An answer of a method or an integration. */
    public static Refusal ofStatus() {
        return new Refusal(GatewayFailure.NOT_FOUND, "Invalid Response status code specified");
    }
}
