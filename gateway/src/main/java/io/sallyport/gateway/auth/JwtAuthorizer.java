package io.sallyport.gateway.auth;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.gateway.core.AuthorizerPlan;
import io.sallyport.gateway.core.AuthorizerSpec;
import io.sallyport.gateway.core.Who;
import io.sallyport.runtime.jwt.JwtIssuer;
import io.sallyport.runtime.jwt.VerifiedToken;
import io.sallyport.runtime.trust.Trust;
import io.vertx.core.Future;
import java.util.List;

/**
 * By a JSON Web Token of one OpenID provider.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html">API Gateway Developer Guide,
 *     "Control access to HTTP APIs with JWT authorizers"</a>
 */
record JwtAuthorizer(Trust trust, AuthorizerPlan plan, AuthorizerSpec.Jwt spec, List<String> scopes)
        implements Authorizer {

    @Override
    public Future<Finding> examine(Asking asking) {
        var token =
                plan.sources().getFirst().of(asking.visit()).map(Bearer::plain).filter(text -> !text.isEmpty());
        return token.map(this::examine)
                .orElseGet(() -> Authorizer.refused(new Refusal(TokenFailure.NOT_AUTHORIZED, "")));
    }

    private Future<Finding> examine(String token) {
        return trust.verify(token, JwtIssuer.of(spec.issuer()))
                .map(this::judged)
                .recover(Authorizer::found);
    }

    private Finding judged(VerifiedToken token) {
        if (!isForUs(token)) {
            throw new Refusal(TokenFailure.WRONG_AUDIENCE, "the token does not have a valid audience");
        }
        var granted = Bearer.scopes(token).stream().filter(scopes::contains).toList();
        if (!scopes.isEmpty() && granted.isEmpty()) {
            throw new Refusal(GatewayFailure.FORBIDDEN, "Forbidden");
        }
        return new Finding.Known(new Who.Claimed(token.claims(), granted), new Ruling.Enough());
    }

    /** {@code aud}; where there is none, {@code client_id}. */
    private boolean isForUs(VerifiedToken token) {
        var audience = token.claims().containsKey("aud") ? token.texts("aud") : token.texts("client_id");
        return audience.stream().anyMatch(spec.audiences()::contains);
    }
}
