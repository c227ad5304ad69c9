package io.sallyport.gateway.auth;

import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.core.Who;
import io.vertx.core.Future;

/** Finds out who is asking. */
sealed interface Authorizer
        permits OpenAuthorizer, SignedAuthorizer, UserPoolAuthorizer, JwtAuthorizer, FunctionAuthorizer {

    /** A failed future is a bug, or that it could not be found out: never a yes. */
    Future<Finding> examine(Asking asking);

    /** Three answers, not two. */
    sealed interface Finding {
        /** Somebody, and what decides about them. */
        record Known(Who who, Ruling ruling) implements Finding {}

        /** A credential that is no good. Ends it: it must not fall through to a weaker check. */
        record Refused(Refusal refusal) implements Finding {}

        /** No credential of this kind was sent. */
        record NotMine() implements Finding {}
    }

    static Future<Finding> refused(Refusal refusal) {
        return Future.succeededFuture(new Finding.Refused(refusal));
    }

    /** Turns a refusal into a finding; anything else stays a failure. */
    static Future<Finding> found(Throwable failure) {
        return failure instanceof Refusal refusal ? refused(refusal) : Future.failedFuture(failure);
    }
}
