package io.sallyport.policy.service;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;

/** The ledger's refusals, in the words that AWS's clients know. */
final class Refusals {
    private Refusals() {}

    static Refusal missing(String detail) {
        return new Refusal(PolicyFailure.NO_SUCH_ENTITY, detail);
    }

    static Refusal exists(String detail) {
        return new Refusal(PolicyFailure.ENTITY_EXISTS, detail);
    }

    static Refusal conflict(String detail) {
        return new Refusal(PolicyFailure.DELETE_CONFLICT, detail);
    }

    static Refusal limit(String detail) {
        return new Refusal(PolicyFailure.LIMIT_EXCEEDED, detail);
    }

    static Refusal quota(String name, int most) {
        return limit("Cannot exceed quota for " + name + ": " + most);
    }

    static Refusal invalid(String detail) {
        return new Refusal(PolicyFailure.INVALID_INPUT, detail);
    }

    /** What a validation of the request's form would have said. */
    static Refusal malformed(String detail) {
        return new Refusal(GatewayFailure.INVALID_REQUEST, detail);
    }
}
