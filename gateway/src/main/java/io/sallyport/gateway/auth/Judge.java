package io.sallyport.gateway.auth;

import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.auth.Witness.Demand;
import io.sallyport.gateway.core.Visit;
import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.Decision;
import io.sallyport.iampolicy.Evaluator;
import io.sallyport.iampolicy.Explainer;
import io.sallyport.iampolicy.Intent;
import io.sallyport.iampolicy.Policies;
import io.sallyport.iampolicy.Principal;
import io.sallyport.iampolicy.Reasons;
import io.sallyport.runtime.trust.Caller;
import io.sallyport.runtime.trust.Judgement;
import io.sallyport.runtime.trust.Trust;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whether somebody may do what this very request asks. The path as it is read has to be allowed; no other spelling of it, as it was sent,
 * may be denied.
 */
record Judge(Trust trust) {
    private static final Action INVOKE = Action.of("execute-api:Invoke");
    private static final Principal ANYBODY = new Principal.Anonymous();
    private static final String SAID_NO = "denied by what the authorizer said: isAuthorized is false";
    private static final Future<Void> YES = Future.succeededFuture();

    /** @return fails with {@link PolicyFailure#DENIED} */
    Future<Void> judge(Asking asking, Ruling ruling) {
        return switch (ruling) {
            case Ruling.Enough _ -> byApi(asking);
            case Ruling.ByCaller(var caller) -> byCaller(asking, caller);
            case Ruling.ByPolicy(var principal, var policy) -> byPolicy(asking, principal, policy);
            case Ruling.BySaying(var authorized) ->
                authorized ? YES : Future.failedFuture(because(denied(false), () -> SAID_NO));
        };
    }

    /** Before an authorizer is asked: what the API's own policy denies to everybody is denied. */
    Optional<Refusal> deniedByApi(Asking asking) {
        return asking.api().resourcePolicy().flatMap(policy -> deniedByApi(asking, policy));
    }

    private Optional<Refusal> deniedByApi(Asking asking, CompiledPolicies policy) {
        var visit = asking.visit();
        var all = Policies.ofResource(policy);
        var intent = intent(visit, ANYBODY);
        return spellings(visit)
                .filter(arn -> isDenied(asking.witness(), intent, arn, all))
                .findFirst()
                .map(arn -> because(anonymous(visit, true), intent, arn, all));
    }

    /** An API that has a policy lets in only whom it allows. */
    private Future<Void> byApi(Asking asking) {
        return asking.api()
                .resourcePolicy()
                .map(policy -> byApi(asking, Policies.ofResource(policy)))
                .orElse(YES);
    }

    private Future<Void> byApi(Asking asking, Policies all) {
        var visit = asking.visit();
        var intent = intent(visit, ANYBODY);
        asking.witness().judged(intent, visit.arn(), all, Demand.ALLOWED);
        return Evaluator.evaluate(intent, visit.arn(), all).allowed()
                ? YES
                : Future.failedFuture(because(anonymous(visit, false), intent, visit.arn(), all));
    }

    private Future<Void> byCaller(Asking asking, Caller caller) {
        var visit = asking.visit();
        var judged = decide(asking, caller, visit.arn(), Demand.ALLOWED).map(Judgement::orRefuse);
        for (var other : visit.otherArns()) {
            judged = judged.compose(_ -> decide(asking, caller, other, Demand.NOT_DENIED))
                    .map(Judge::unlessDenied);
        }
        return judged.mapEmpty();
    }

    private Future<Judgement> decide(Asking asking, Caller caller, String arn, Demand demand) {
        var own = asking.api().resourcePolicy();
        var judgement = trust.decide(
                caller,
                INVOKE,
                arn,
                new RequestKeys(asking.visit()),
                policies -> own.map(policies::withResource).orElse(policies));
        return asking.witness().hearing(judgement, demand);
    }

    private static Judgement unlessDenied(Judgement judgement) {
        if (judgement.decision() instanceof Decision.Denied) {
            throw judgement.refusal();
        }
        return judgement;
    }

    /** Together with the API's own policy, as if both were of one account: either may allow, none may deny. */
    private Future<Void> byPolicy(Asking asking, String principalId, CompiledPolicies policy) {
        var visit = asking.visit();
        var intent =
                intent(visit, new Principal.Vouched(principalId, visit.home().accountId()));
        var answered = Policies.ofIdentity(policy);
        var all = asking.api().resourcePolicy().map(answered::withResource).orElse(answered);
        asking.witness().judged(intent, visit.arn(), all, Demand.ALLOWED);
        var decision = Evaluator.evaluate(intent, visit.arn(), all);
        var denied = spellings(visit)
                .filter(arn -> isDenied(asking.witness(), intent, arn, all))
                .findFirst();
        return decision.allowed() && denied.isEmpty()
                ? YES
                : Future.failedFuture(because(denied(denied.isPresent()), intent, denied.orElse(visit.arn()), all));
    }

    /** The path as it is read, and every other way in which it was sent. */
    private static Stream<String> spellings(Visit visit) {
        return Stream.concat(Stream.of(visit.arn()), visit.otherArns().stream());
    }

    private static Intent intent(Visit visit, Principal principal) {
        return Intent.of(principal, INVOKE, new RequestKeys(visit));
    }

    private Refusal because(Refusal refusal, Intent intent, String arn, Policies all) {
        return because(refusal, () -> Reasons.of(Explainer.explain(intent.on(arn), all)));
    }

    /** An open route is judged without a lease too, and then at no epoch. */
    private Refusal because(Refusal refusal, Supplier<String> reasons) {
        var decidedAt = trust.epochs();
        return refusal.because(
                () -> decidedAt.map(epochs -> epochs.reasons(reasons.get())).orElseGet(reasons));
    }

    private static boolean isDenied(Witness witness, Intent intent, String arn, Policies all) {
        witness.judged(intent, arn, all, Demand.NOT_DENIED);
        return Evaluator.evaluate(intent, arn, all) instanceof Decision.Denied;
    }

    private static Refusal denied(boolean explicit) {
        return new Refusal(
                PolicyFailure.DENIED, "User is not authorized to access this resource" + explicitly(explicit));
    }

    private static Refusal anonymous(Visit visit, boolean explicit) {
        return new Refusal(
                PolicyFailure.DENIED,
                "User: anonymous is not authorized to perform: execute-api:Invoke on resource: " + visit.arn()
                        + explicitly(explicit));
    }

    private static String explicitly(boolean explicit) {
        return explicit ? " with an explicit deny" : "";
    }
}
