package io.sallyport.iampolicy;

import io.sallyport.iampolicy.Decision.Denied;
import io.sallyport.iampolicy.Decision.NotGranted;

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
        var guardRails = policies.guardRails();
        for (var level = 0; level < guardRails.size(); level++) {
            if (guardRails.get(level).denies(request)) {
                return denied(Layer.GUARD_RAIL, guardRails.get(level), request);
            }
        }
        if (policies.resource().isPresent() && policies.resource().get().denies(request)) {
            return denied(Layer.RESOURCE, policies.resource().get(), request);
        }
        if (policies.identity().denies(request)) {
            return denied(Layer.IDENTITY, policies.identity(), request);
        }
        if (policies.boundary().isPresent() && policies.boundary().get().denies(request)) {
            return denied(Layer.BOUNDARY, policies.boundary().get(), request);
        }
        if (policies.session().isPresent() && policies.session().get().denies(request)) {
            return denied(Layer.SESSION, policies.session().get(), request);
        }
        return granted(request, policies);
    }

    private static Decision denied(Layer layer, CompiledPolicies side, Request request) {
        return new Denied(layer, side.at(side.firstDeny(request)).ref());
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
