package io.sallyport.runtime.trust;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.Evaluator;
import io.sallyport.iampolicy.Explainer;
import io.sallyport.iampolicy.Intent;
import io.sallyport.iampolicy.Policies;
import io.sallyport.iampolicy.Principal;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** Decides here what callers may do, by near copies, at the lease's epoch. */
final class Decider {
    private final LeaseKeeper lease;
    private final Credentials credentials;
    private final Standings standings;
    private final Narrowings narrowings;
    private final String region;
    private final InstantSource wall;
    private final DecisionMeter meter;

    Decider(
            LeaseKeeper lease,
            Credentials credentials,
            Standings standings,
            Narrowings narrowings,
            String region,
            InstantSource wall,
            DecisionMeter meter) {
        this.lease = lease;
        this.credentials = credentials;
        this.standings = standings;
        this.narrowings = narrowings;
        this.region = region;
        this.wall = wall;
        this.meter = meter;
    }

    /** What a caller would do. */
    record Question(Caller caller, Action action, String resource, Context context, UnaryOperator<Policies> sides) {}

    Future<Judgement> decide(Question question) {
        var caller = question.caller();
        credentials.current(caller);
        return standings.of(Standing.Who.of(caller)).map(standing -> judge(question, standing));
    }

    /** The caller may have waited for its policies: what counts is the lease, and the revocations, of now. */
    private Judgement judge(Question question, Standing standing) {
        var held = lease.require();
        var caller = question.caller();
        credentials.current(caller);
        refuseAnother(caller, standing);
        var keys = new CallerKeys(caller, standing.tags(), region, wall.instant(), question.context());
        var intent = Intent.of(principal(caller), question.action(), keys);
        var policies = question.sides().apply(standing.narrowed(caller.session(), narrowings));
        var decision = Evaluator.evaluate(intent, question.resource(), policies);
        meter.count(decision);
        return new Judgement(
                decision,
                caller.arn(),
                question.action().name(),
                question.resource(),
                new Epochs(standing.epoch(), held.revocationEpoch()),
                () -> Explainer.explain(intent.on(question.resource()), policies));
    }

    /** A principal deleted and made again under the same name is another one. */
    private static void refuseAnother(Caller caller, Standing standing) {
        var id = caller.session().map(Session::roleId).orElse(caller.principalId());
        if (!standing.principalId().equals(id)) {
            throw new Refusal(GatewayFailure.REVOKED_CREDENTIAL, "the principal of this credential no longer exists");
        }
    }

    private static Principal principal(Caller caller) {
        return switch (caller.kind()) {
            case ROOT -> new Principal.Root(caller.accountId());
            case USER -> new Principal.User(caller.arn(), caller.accountId());
            case SESSION -> new Principal.RoleSession(caller.arn(), caller.policyArn(), caller.accountId());
        };
    }
}
