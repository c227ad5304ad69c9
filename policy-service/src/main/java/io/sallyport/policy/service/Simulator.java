package io.sallyport.policy.service;

import io.sallyport.contracts.PolicyContract.Document;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.CompiledPolicy;
import io.sallyport.iampolicy.NamedPolicy;
import io.sallyport.iampolicy.Policies;
import io.sallyport.iampolicy.Rules;
import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.GivenContext;
import io.sallyport.policy.core.InputPolicies;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.core.Simulation;
import io.sallyport.policy.service.SimulatedCallers.Who;
import io.sallyport.policy.store.Store;
import io.sallyport.runtime.trust.Sides;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Puts together what a simulation is about: policies given, or those that the ledger holds of a principal. Reading documents and judging
 * many requests takes a while, so both happen on a worker thread, one question of an event loop after another.
 */
public record Simulator(Ledger ledger, Account account, String region, InstantSource clock, Vertx vertx) {
    private static final Pattern OWNER = Pattern.compile("(?:arn:aws:iam::)?(\\d{12})(?::root)?");

    /**
     * What a request says besides the actions and resources.
     *
     * @param boundaries at most one
     */
    public record Wanted(
            List<String> policies,
            List<String> boundaries,
            Optional<String> resourcePolicy,
            Optional<String> resourceOwner,
            Optional<String> callerArn,
            List<GivenContext.Entry> context) {
        /** The policies alone. */
        public static Wanted of(List<String> policies) {
            return new Wanted(policies, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        }
    }

    /**
     * The policies given and no other; the deployment's guard rails neither.
     *
     * @param question what is asked of the simulation
     */
    public <T> Future<T> custom(Wanted wanted, Function<Simulation, T> question) {
        return vertx.executeBlocking(() -> question.apply(custom(wanted)));
    }

    private Simulation custom(Wanted wanted) {
        var caller = wanted.callerArn().map(callers()::named).orElseGet(callers()::nobody);
        refuseCallerless(wanted, wanted.callerArn().isPresent());
        return simulation(wanted, caller, Policies.ofIdentity(CompiledPolicies.NONE));
    }

    /** All that decides about a user, a role or a group, and the policies given besides. */
    public <T> Future<T> ofPrincipal(String arn, Wanted wanted, Function<Simulation, T> question) {
        return ledger.steady(Epoch.POLICY, store -> found(store, arn))
                .compose(at -> vertx.executeBlocking(() -> question.apply(of(at.answer(), wanted))));
    }

    private Simulation of(Found found, Wanted wanted) {
        return simulation(wanted, caller(found.principal(), wanted), Sides.of(found.documents(), Simulator::compiled));
    }

    private record Found(Principal principal, List<Document> documents) {}

    private Found found(Store store, String arn) {
        var principal = Entities.seek(store, account, arn)
                .orElseThrow(() -> Refusals.missing("The entity " + arn + " cannot be found."));
        return new Found(principal, new PrincipalDocuments(account).of(store, principal));
    }

    private Who caller(Principal source, Wanted wanted) {
        refuseCallerless(wanted, wanted.callerArn().isPresent() || source.kind() == Kind.USER);
        if (source.kind() == Kind.ROLE && wanted.resourcePolicy().isPresent()) {
            throw Refusals.invalid("Simulation of resource-based policies is not supported for IAM roles");
        }
        return wanted.callerArn()
                .filter(arn -> !arn.equals(source.arn(account)))
                .map(callers()::named)
                .orElseGet(() -> callers().of(source));
    }

    private static void refuseCallerless(Wanted wanted, boolean hasCaller) {
        if (wanted.resourcePolicy().isPresent() && !hasCaller) {
            throw Refusals.invalid("CallerArn is required with a ResourcePolicy: its Principal names somebody");
        }
    }

    private SimulatedCallers callers() {
        return new SimulatedCallers(account, region, clock);
    }

    private static Simulation simulation(Wanted wanted, Who caller, Policies own) {
        var identity = new ArrayList<>(own.identity().policies());
        identity.addAll(InputPolicies.identity("PolicyInputList", wanted.policies()));
        var policies = new Policies(
                CompiledPolicies.of(identity),
                boundary(wanted.boundaries()).or(own::boundary),
                Optional.empty(),
                wanted.resourcePolicy()
                        .map(document -> CompiledPolicies.of(InputPolicies.resource("ResourcePolicy", document))),
                own.guardRails(),
                false);
        return new Simulation(
                caller.principal(),
                wanted.resourceOwner().map(Simulator::owner),
                policies,
                GivenContext.of(wanted.context(), caller.known()));
    }

    private static Optional<CompiledPolicies> boundary(List<String> documents) {
        if (documents.size() > 1) {
            throw Refusals.invalid("PermissionsBoundaryPolicyInputList takes one policy, found " + documents.size());
        }
        return documents.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        CompiledPolicies.of(InputPolicies.identity("PermissionsBoundaryPolicyInputList", documents)));
    }

    private static String owner(String text) {
        var owner = OWNER.matcher(text);
        if (!owner.matches()) {
            throw Refusals.invalid("ResourceOwner must be an account: twelve digits or its ARN, not " + text);
        }
        return owner.group(1);
    }

    private static NamedPolicy compiled(Document document) {
        return CompiledPolicy.of(document.json(), Rules.IDENTITY).named(document.name(), document.arn());
    }
}
