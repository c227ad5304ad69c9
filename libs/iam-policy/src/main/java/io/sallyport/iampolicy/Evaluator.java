package io.sallyport.iampolicy;

import io.sallyport.iampolicy.Decision.NotGranted;
import java.util.List;
import java.util.Optional;

/**
 * Decides one request. Pure: same inputs, same answer; no clock, no I/O, no logging.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">IAM User Guide, "Policy
 *     evaluation logic"</a>
 */
public final class Evaluator {
    private static final NotGranted NOT_IDENTITY = new NotGranted(Layer.IDENTITY);
    private static final NotGranted NOT_RESOURCE = new NotGranted(Layer.RESOURCE);
    private static final NotGranted NOT_BOUNDARY = new NotGranted(Layer.BOUNDARY);
    private static final NotGranted NOT_SESSION = new NotGranted(Layer.SESSION);
    private static final NotGranted NOT_GUARD_RAIL = new NotGranted(Layer.GUARD_RAIL);

    private Evaluator() {}

    /** An explicit deny of any layer wins; then every layer that has a say must allow. */
    public static Decision evaluate(Request request, Policies policies) {
        var denied = denied(request, policies);
        return denied.isPresent() ? denied.get() : granted(request, policies);
    }

    private static Optional<Decision> denied(Request request, Policies policies) {
        var denied = deniedByGuardRail(request, policies.guardRails());
        denied = denied.isPresent() ? denied : deniedBy(policies.resource(), Layer.RESOURCE, request);
        denied = denied.isPresent() ? denied : policies.identity().denial(request, Layer.IDENTITY);
        denied = denied.isPresent() ? denied : deniedBy(policies.boundary(), Layer.BOUNDARY, request);
        return denied.isPresent() ? denied : deniedBy(policies.session(), Layer.SESSION, request);
    }

    private static Optional<Decision> deniedByGuardRail(Request request, List<CompiledPolicies> levels) {
        Optional<Decision> denied = Optional.empty();
        for (var level = 0; level < levels.size() && denied.isEmpty(); level++) {
            denied = levels.get(level).denial(request, Layer.GUARD_RAIL);
        }
        return denied;
    }

    private static Optional<Decision> deniedBy(Optional<CompiledPolicies> side, Layer layer, Request request) {
        return side.isPresent() ? side.get().denial(request, layer) : Optional.empty();
    }

    private static Decision granted(Request request, Policies policies) {
        return switch (request.principal()) {
            case Principal.Federated _, Principal.Service _, Principal.Anonymous _ -> byResource(request, policies);
            case Principal.User _, Principal.Root _, Principal.RoleSession _, Principal.FederatedUser _ ->
                byAccount(request, policies);
        };
    }

    /** Who belongs to no account has nothing but the resource's policy. */
    private static Decision byResource(Request request, Policies policies) {
        var resource = policies.resource().orElse(CompiledPolicies.NONE);
        var place = resource.firstAllow(request, Grade.DIRECT);
        return place < 0 ? NOT_RESOURCE : resource.at(place).allowed();
    }

    private static Decision byAccount(Request request, Policies policies) {
        var guardRails = policies.guardRails();
        for (var level = 0; level < guardRails.size(); level++) {
            if (!guardRails.get(level).allows(request)) {
                return NOT_GUARD_RAIL;
            }
        }
        if (policies.resource().isEmpty()) {
            return request.sameAccount() && !policies.decisive() ? byIdentity(request, policies) : NOT_RESOURCE;
        }
        var resource = policies.resource().get();
        if (!request.sameAccount() || policies.decisive()) {
            if (!resource.allows(request)) {
                return NOT_RESOURCE;
            }
        }
        return request.sameAccount() ? ownAccount(request, policies, resource) : byIdentity(request, policies);
    }

    /** A grant of the resource's policy to exactly this principal needs no other layer. */
    private static Decision ownAccount(Request request, Policies policies, CompiledPolicies resource) {
        var direct = resource.firstAllow(request, Grade.DIRECT);
        if (direct >= 0) {
            return resource.at(direct).allowed();
        }
        var role = resource.firstAllow(request, Grade.ROLE);
        return role < 0
                ? byIdentity(request, policies)
                : narrowed(request, policies, resource.at(role).allowed());
    }

    private static Decision byIdentity(Request request, Policies policies) {
        var place = policies.identity().firstAllow(request, Grade.ACCOUNT);
        return place < 0
                ? NOT_IDENTITY
                : narrowed(request, policies, policies.identity().at(place).allowed());
    }

    private static Decision narrowed(Request request, Policies policies, Decision granted) {
        if (policies.boundary().isPresent() && !policies.boundary().get().allows(request)) {
            return NOT_BOUNDARY;
        }
        return policies.session().isPresent() && !policies.session().get().allows(request) ? NOT_SESSION : granted;
    }
}
