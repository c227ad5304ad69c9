package io.sallyport.gateway.auth;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.core.Who;
import io.sallyport.runtime.trust.Caller;
import io.sallyport.runtime.trust.Session;
import io.sallyport.runtime.trust.Trust;
import io.vertx.core.Future;
import java.util.Optional;

/** By a SigV4 signature, in the header or in the query. */
record SignedAuthorizer(Trust trust) implements Authorizer {
    private static final String SERVICE = "execute-api";
    private static final String IDENTITY_POOLS = "cognito-identity.amazonaws.com";

    @Override
    public Future<Finding> examine(Asking asking) {
        return trust.authenticate(asking.http(), SERVICE)
                .<Finding>map(caller -> new Finding.Known(who(caller), new Ruling.ByCaller(caller)))
                .recover(SignedAuthorizer::unsigned);
    }

    private static Future<Finding> unsigned(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.failure() == GatewayFailure.NO_CREDENTIAL
                ? Future.succeededFuture(new Finding.NotMine())
                : Authorizer.found(failure);
    }

    private static Who who(Caller caller) {
        var cognito = caller.session().flatMap(Session::origin).flatMap(SignedAuthorizer::cognito);
        return new Who.Signed(caller.accessKeyId(), caller.accountId(), caller.principalId(), caller.arn(), cognito);
    }

    private static Optional<Who.Cognito> cognito(Session.Origin origin) {
        return origin.provider().equals(IDENTITY_POOLS)
                ? origin.identityId().map(id -> new Who.Cognito(id, origin.audience(), origin.amr()))
                : Optional.empty();
    }
}
