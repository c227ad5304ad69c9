package io.sallyport.iampolicy;

import io.sallyport.iampolicy.Decision.NotGranted;
import java.util.List;
import java.util.Optional;

/**
 * Decides one request. Pure: same inputs, same answer; no clock, no I/O, no logging.
 *
 * <p>Its parts are handed on one by one (the intent, the ARN's text, where its account begins): an object of them would be made for each
 * decision.
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

    /** As {@link #evaluate(Intent, String, Policies)}. */
    public static Decision evaluate(Request request, Policies policies) {
        return evaluate(request.intent(), request.resource(), policies);
    }

    /**
     * An explicit deny of any layer wins; then every layer that has a say must allow.
     *
     * @param resource an ARN, or {@code *} for actions that are about no resource
     */
    public static Decision evaluate(Intent intent, String resource, Policies policies) {
        var accountAt = ArnText.start(resource, ArnText.ACCOUNT);
        var denied = denied(intent, resource, accountAt, policies);
        return denied.isPresent() ? denied.get() : granted(intent, resource, accountAt, policies);
    }

    private static Optional<Decision> denied(Intent intent, String arn, int accountAt, Policies policies) {
        var denied = deniedByGuardRail(intent, arn, accountAt, policies.guardRails());
        denied = denied.isPresent() ? denied : deniedBy(policies.resource(), Layer.RESOURCE, intent, arn, accountAt);
        denied = denied.isPresent() ? denied : policies.identity().denial(intent, arn, accountAt, Layer.IDENTITY);
        denied = denied.isPresent() ? denied : deniedBy(policies.boundary(), Layer.BOUNDARY, intent, arn, accountAt);
        return denied.isPresent() ? denied : deniedBy(policies.session(), Layer.SESSION, intent, arn, accountAt);
    }

    private static Optional<Decision> deniedByGuardRail(
            Intent intent, String arn, int accountAt, List<CompiledPolicies> levels) {
        Optional<Decision> denied = Optional.empty();
        for (var level = 0; level < levels.size() && denied.isEmpty(); level++) {
            denied = levels.get(level).denial(intent, arn, accountAt, Layer.GUARD_RAIL);
        }
        return denied;
    }

    private static Optional<Decision> deniedBy(
            Optional<CompiledPolicies> side, Layer layer, Intent intent, String arn, int accountAt) {
        return side.isPresent() ? side.get().denial(intent, arn, accountAt, layer) : Optional.empty();
    }

    private static Decision granted(Intent intent, String arn, int accountAt, Policies policies) {
        return switch (intent.principal()) {
            case Principal.Federated _, Principal.Service _, Principal.Anonymous _ ->
                byResource(intent, arn, accountAt, policies);
            case Principal.User _,
                    Principal.Root _,
                    Principal.RoleSession _,
                    Principal.FederatedUser _,
                    Principal.Vouched _ -> byAccount(intent, arn, accountAt, policies);
        };
    }

    /** Who belongs to no account has nothing but the resource's policy. */
    private static Decision byResource(Intent intent, String arn, int accountAt, Policies policies) {
        var resource = policies.resource().orElse(CompiledPolicies.NONE);
        var place = resource.firstAllow(intent, arn, accountAt, Grade.DIRECT);
        return place < 0 ? NOT_RESOURCE : resource.at(place).allowed();
    }

    private static Decision byAccount(Intent intent, String arn, int accountAt, Policies policies) {
        var guardRails = policies.guardRails();
        for (var level = 0; level < guardRails.size(); level++) {
            if (!guardRails.get(level).allows(intent, arn, accountAt)) {
                return NOT_GUARD_RAIL;
            }
        }
        var atHome = intent.inOwnAccount(arn, accountAt);
        if (policies.resource().isEmpty()) {
            return atHome && !policies.decisive() ? byIdentity(intent, arn, accountAt, policies) : NOT_RESOURCE;
        }
        var resource = policies.resource().get();
        if (!atHome || policies.decisive()) {
            if (!resource.allows(intent, arn, accountAt)) {
                return NOT_RESOURCE;
            }
        }
        return atHome
                ? ownAccount(intent, arn, accountAt, policies, resource)
                : byIdentity(intent, arn, accountAt, policies);
    }

    /** A grant of the resource's policy to exactly this principal needs no other layer. */
    private static Decision ownAccount(
            Intent intent, String arn, int accountAt, Policies policies, CompiledPolicies resource) {
        var direct = resource.firstAllow(intent, arn, accountAt, Grade.DIRECT);
        if (direct >= 0) {
            return resource.at(direct).allowed();
        }
        var role = resource.firstAllow(intent, arn, accountAt, Grade.ROLE);
        return role < 0
                ? byIdentity(intent, arn, accountAt, policies)
                : narrowed(intent, arn, accountAt, policies, resource.at(role));
    }

    private static Decision byIdentity(Intent intent, String arn, int accountAt, Policies policies) {
        var identity = policies.identity();
        var place = identity.firstAllow(intent, arn, accountAt, Grade.ACCOUNT);
        return place < 0 ? NOT_IDENTITY : narrowed(intent, arn, accountAt, policies, identity.at(place));
    }

    private static Decision narrowed(
            Intent intent, String arn, int accountAt, Policies policies, LocatedStatement grant) {
        if (refuses(policies.boundary(), intent, arn, accountAt)) {
            return NOT_BOUNDARY;
        }
        return refuses(policies.session(), intent, arn, accountAt) ? NOT_SESSION : grant.allowed();
    }

    private static boolean refuses(Optional<CompiledPolicies> narrowing, Intent intent, String arn, int accountAt) {
        return narrowing.isPresent() && !narrowing.get().allows(intent, arn, accountAt);
    }
}
