package io.sallyport.gateway.auth;

import io.micrometer.core.instrument.MeterRegistry;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.gateway.auth.Authorizer.Finding;
import io.sallyport.gateway.core.AuthorizerPlan;
import io.sallyport.gateway.core.AuthorizerSpec;
import io.sallyport.gateway.core.Route.Access;
import io.sallyport.gateway.core.Who;
import io.sallyport.gateway.integrate.Functions;
import io.sallyport.runtime.trust.Trust;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Lets in or refuses. The one way to an integration: what it did not let in has none. */
public final class Gatekeeper {
    private static final int MOST_ARN = 1600;
    private static final long CACHE_BYTES = 32L << 20;
    private static final Authorizer OPEN = new OpenAuthorizer();

    private final Trust trust;
    private final Judge judge;
    private final Answers answers;
    private final Authorizer signed;

    private Gatekeeper(Trust trust, Answers answers) {
        this.trust = trust;
        this.judge = new Judge(trust);
        this.answers = answers;
        this.signed = new SignedAuthorizer(trust);
    }

    /**
     * @param cacheKey for the names of kept answers; the same on every node that shares {@code others}
     * @param others   where other nodes keep theirs
     */
    public static Gatekeeper open(
            Trust trust,
            Functions functions,
            SecondLevel others,
            Secret cacheKey,
            InstantSource clock,
            MeterRegistry meters) {
        var cache = new AnswerCache(others, clock, CACHE_BYTES, meters);
        return new Gatekeeper(trust, new Answers(functions, cache, new CacheKeys(cacheKey)));
    }

    /** @return who was let in; fails with a {@link Refusal} otherwise, and for every doubt */
    public Future<Who> admit(Asking asking) {
        return switch (asking.visit().route().access()) {
            case Access.Open _ -> admit(asking, OPEN);
            case Access.Closed(var missing) -> Future.failedFuture(new Refusal(GatewayFailure.NOT_BUILT, missing));
            case Access.Iam _ -> guarded(asking, signed);
            case Access.Authorized(var id, var scopes) ->
                asking.api()
                        .authorizer(id)
                        .map(plan -> guarded(asking, authorizer(plan, scopes)))
                        .orElseGet(() -> Future.failedFuture(missing(id)));
        };
    }

    private Authorizer authorizer(AuthorizerPlan plan, List<String> scopes) {
        return switch (plan.spec()) {
            case AuthorizerSpec.Token _, AuthorizerSpec.Request _ -> new FunctionAuthorizer(answers, plan);
            case AuthorizerSpec.UserPools pools -> new UserPoolAuthorizer(trust, plan, pools, scopes);
            case AuthorizerSpec.Jwt jwt -> new JwtAuthorizer(trust, plan, jwt, scopes);
        };
    }

    /** A node without a lease decides nothing, whoever else would vouch; nor when it lost it while an authorizer thought. */
    private Future<Who> guarded(Asking asking, Authorizer authorizer) {
        try {
            trust.requireLease();
        } catch (Refusal refusal) {
            return Future.failedFuture(refusal);
        }
        return asking.visit().arn().length() > MOST_ARN
                ? Future.failedFuture(new Refusal(GatewayFailure.URI_TOO_LONG, "Request-URI Too Long"))
                : admit(asking, authorizer).map(this::stillLeased);
    }

    private Who stillLeased(Who who) {
        trust.requireLease();
        return who;
    }

    private Future<Who> admit(Asking asking, Authorizer authorizer) {
        // the policy may name the ARN of who signed: judged with it, below
        var denied = authorizer instanceof SignedAuthorizer ? Optional.<Refusal>empty() : judge.deniedByApi(asking);
        return denied.<Future<Who>>map(Future::failedFuture)
                .orElseGet(() -> authorizer.examine(asking).compose(finding -> admit(asking, finding)));
    }

    private Future<Who> admit(Asking asking, Finding finding) {
        return switch (finding) {
            case Finding.Known(var who, var ruling) -> {
                asking.witness().met(who);
                yield judge.judge(asking, ruling).map(who);
            }
            case Finding.Refused(var refusal) -> Future.failedFuture(refusal);
            case Finding.NotMine _ ->
                Future.failedFuture(new Refusal(GatewayFailure.NO_CREDENTIAL, "Missing Authentication Token"));
        };
    }

    private static Refusal missing(String id) {
        return new Refusal(GatewayFailure.API_MISCONFIGURED, "the API has no authorizer " + id);
    }
}
