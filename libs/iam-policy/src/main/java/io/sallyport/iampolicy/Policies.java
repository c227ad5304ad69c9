package io.sallyport.iampolicy;

import java.util.List;
import java.util.Optional;

/**
 * All policies that have a say in one decision. Put together anew for each caller at no cost: the parts are shared.
 *
 * @param identity   of who asks: user and its groups, or role; or what an authorizer answered
 * @param boundary   present when one is attached, even when it holds nothing
 * @param session    present when the session was narrowed, even to nothing
 * @param resource   present when what is asked for has a policy
 * @param guardRails each of them must allow
 * @param decisive   the resource policy must allow even to its own account, as trust policies must
 */
public record Policies(
        CompiledPolicies identity,
        Optional<CompiledPolicies> boundary,
        Optional<CompiledPolicies> session,
        Optional<CompiledPolicies> resource,
        List<CompiledPolicies> guardRails,
        boolean decisive) {
    public static Policies ofIdentity(CompiledPolicies identity) {
        return new Policies(identity, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), false);
    }

    /** Only the resource's policy: a function's permissions, an API called without credentials. */
    public static Policies ofResource(CompiledPolicies resource) {
        return ofIdentity(CompiledPolicies.NONE).withResource(resource);
    }

    /** A role's trust policy alone: for web identities and services, who have no policies of their own. */
    public static Policies ofTrust(CompiledPolicies trust) {
        return ofIdentity(CompiledPolicies.NONE).withTrust(trust);
    }

    public Policies withBoundary(CompiledPolicies limits) {
        return new Policies(identity, Optional.of(limits), session, resource, guardRails, decisive);
    }

    public Policies withSession(CompiledPolicies limits) {
        return new Policies(identity, boundary, Optional.of(limits), resource, guardRails, decisive);
    }

    public Policies withResource(CompiledPolicies attached) {
        return new Policies(identity, boundary, session, Optional.of(attached), guardRails, false);
    }

    /** The trust policy of the role to be assumed: it must allow, whatever the identity's own policies say. */
    public Policies withTrust(CompiledPolicies trust) {
        return new Policies(identity, boundary, session, Optional.of(trust), guardRails, true);
    }

    /** @param levels each must allow; within one, any policy */
    public Policies withGuardRails(List<CompiledPolicies> levels) {
        return new Policies(identity, boundary, session, resource, List.copyOf(levels), decisive);
    }
}
