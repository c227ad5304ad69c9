package io.sallyport.iampolicy;

import io.sallyport.iampolicy.Decision.Denied;
import io.sallyport.iampolicy.Decision.NotGranted;
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
        for (var level : policies.guardRails()) {
            var denied = denied(Layer.GUARD_RAIL, level, request);
            if (denied.isPresent()) {
                return denied;
            }
        }
        return denied(Layer.RESOURCE, policies.resource().orElse(CompiledPolicies.NONE), request)
                .or(() -> denied(Layer.IDENTITY, policies.identity(), request))
                .or(() -> denied(Layer.BOUNDARY, policies.boundary().orElse(CompiledPolicies.NONE), request))
                .or(() -> denied(Layer.SESSION, policies.session().orElse(CompiledPolicies.NONE), request));
    }

    private static Optional<Decision> denied(Layer layer, CompiledPolicies side, Request request) {
        var place = side.firstDeny(request);
        return place < 0
                ? Optional.empty()
                : Optional.of(new Denied(layer, side.at(place).ref()));
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
        for (var level : policies.guardRails()) {
            if (!level.allows(request)) {
                return NOT_GUARD_RAIL;
            }
        }
        var resource = policies.resource().orElse(CompiledPolicies.NONE);
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
