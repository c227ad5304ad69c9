package io.sallyport.gateway.auth;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.ProviderKind;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.gateway.core.AuthorizerPlan;
import io.sallyport.gateway.core.AuthorizerSpec;
import io.sallyport.gateway.core.Visit;
import io.sallyport.gateway.core.Who;
import io.sallyport.runtime.jwt.VerifiedToken;
import io.sallyport.runtime.trust.Trust;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * By a token of one of several user pools: the ID token where the route demands no scopes, the access token where it does.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html">API Gateway
 *     Developer Guide, "Control access to REST APIs using Amazon Cognito user pools as an authorizer"</a>
 */
record UserPoolAuthorizer(Trust trust, AuthorizerPlan plan, AuthorizerSpec.UserPools spec, List<String> scopes)
        implements Authorizer {

    @Override
    public Future<Finding> examine(Asking asking) {
        var token =
                asking.visit().headers().only(spec.header()).map(Bearer::plain).filter(text -> !text.isEmpty());
        return token.map(text -> examine(text, asking.visit().home()))
                .orElseGet(() -> Authorizer.refused(unauthorized()));
    }

    private Future<Finding> examine(String token, Visit.Home home) {
        return trust.verify(token).map(verified -> judged(verified, home)).recover(Authorizer::found);
    }

    private Finding judged(VerifiedToken token, Visit.Home home) {
        if (!ofOurPools(token, home)) {
            throw new Refusal(TokenFailure.UNKNOWN_ISSUER, "the token is of another issuer");
        }
        return scopes.isEmpty() ? identity(token) : access(token);
    }

    private Finding identity(VerifiedToken token) {
        if (!token.text("token_use").equals(Optional.of("id"))) {
            throw new Refusal(TokenFailure.WRONG_USE, "an ID token is needed here");
        }
        boolean audience = plan.validation()
                .map(rule -> token.texts("aud").stream().anyMatch(rule::accepts))
                .orElse(true);
        if (!audience) {
            throw new Refusal(TokenFailure.WRONG_AUDIENCE, "the token is for another audience");
        }
        return known(token, List.of());
    }

    private Finding access(VerifiedToken token) {
        if (!token.text("token_use").equals(Optional.of("access"))) {
            throw new Refusal(TokenFailure.WRONG_USE, "an access token is needed here");
        }
        var granted = Bearer.scopes(token).stream().filter(scopes::contains).toList();
        if (granted.isEmpty()) {
            throw unauthorized();
        }
        return known(token, granted);
    }

    private static Finding known(VerifiedToken token, List<String> granted) {
        return new Finding.Known(new Who.Claimed(token.claims(), granted), new Ruling.Enough());
    }

    private boolean ofOurPools(VerifiedToken token, Visit.Home home) {
        return spec.poolArns().stream()
                .flatMap(arn -> pool(arn, home).stream())
                .anyMatch(pool -> pool.issuer().equals(token.issuer()));
    }

    /** By the name under which every pool is registered; an ARN of another account or region names none of this deployment's. */
    private Optional<PolicyContract.Provider> pool(String arn, Visit.Home home) {
        var ours = "arn:aws:cognito-idp:" + home.region() + ":" + home.accountId() + ":userpool/";
        return arn.startsWith(ours)
                ? trust.provider("cognito-idp." + home.region() + ".amazonaws.com/" + arn.substring(ours.length()))
                        .filter(provider -> provider.kind() == ProviderKind.USER_POOL)
                : Optional.empty();
    }

    private static Refusal unauthorized() {
        return new Refusal(GatewayFailure.UNAUTHORIZED, "Unauthorized");
    }
}
