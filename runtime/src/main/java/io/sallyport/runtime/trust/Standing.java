package io.sallyport.runtime.trust;

import io.sallyport.contracts.PolicyContract.DocumentKind;
import io.sallyport.contracts.PolicyContract.Snapshot;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.NamedPolicy;
import io.sallyport.iampolicy.Policies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A snapshot made ready to decide.
 *
 * @param epoch   the policy epoch that it is known to hold at
 * @param managed policies by reference that narrow a session
 * @param tags    keys in lower case
 */
record Standing(
        long epoch,
        String principalId,
        String hash,
        Policies policies,
        List<NamedPolicy> managed,
        Map<String, String> tags) {

    /**
     * @param who what was asked for
     * @throws Refusal {@link PolicyFailure#DENIED} when a policy that the session was narrowed by is gone: its denials would be, too
     */
    static Standing of(Snapshot snapshot, Who who, Documents documents) {
        var managed = Sides.side(snapshot.documents(), DocumentKind.SESSION, documents::of);
        var present = managed.stream().map(NamedPolicy::arn).toList();
        if (!present.containsAll(who.managedPolicyArns())) {
            throw new Refusal(PolicyFailure.DENIED, "a managed policy that narrows this session no longer exists");
        }
        return new Standing(
                snapshot.epoch(),
                snapshot.principalId(),
                snapshot.hash(),
                Sides.of(snapshot.documents(), documents::of),
                managed,
                lowerCase(snapshot.tags()));
    }

    private static Map<String, String> lowerCase(Map<String, String> tags) {
        var lower = new HashMap<String, String>();
        tags.forEach((name, value) -> lower.put(Context.lowerCase(name), value));
        return Map.copyOf(lower);
    }

    Standing at(long later) {
        return new Standing(later, principalId, hash, policies, managed, tags);
    }

    /** Whose standing: a principal, and what its session was narrowed by. */
    record Who(String principalArn, List<String> managedPolicyArns) {
        static Who of(Caller caller) {
            return new Who(
                    caller.policyArn(),
                    caller.session().map(Session::managedPolicyArns).orElse(List.of()));
        }
    }

    /** @return what decides about this caller: its standing, narrowed by its session's policies when it has any */
    Policies narrowed(Optional<Session> session, Narrowings narrowings) {
        var inline = session.map(Session::sessionPolicies).orElse(List.of());
        var parts = new Narrowings.Parts(managed, inline);
        return parts.isEmpty() ? policies : policies.withSession(narrowings.of(parts));
    }
}
