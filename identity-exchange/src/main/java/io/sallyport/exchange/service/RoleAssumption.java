package io.sallyport.exchange.service;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.PolicyContract.Role;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.exchange.core.Grant;
import io.sallyport.exchange.core.Lifetimes;
import io.sallyport.exchange.core.RoleTrust;
import io.sallyport.exchange.core.SessionPolicies;
import io.sallyport.exchange.core.SessionTags;
import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.Context;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.trust.Caller;
import io.sallyport.runtime.trust.RequestFacts;
import io.sallyport.runtime.trust.Session;
import io.sallyport.runtime.trust.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a signed caller a session of a role: the role must trust the caller, and where it only trusts the account, the caller's own
 * policies must allow it, too. Blocks.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">STS API Reference, "AssumeRole"</a>
 */
public record RoleAssumption(Trust trust, Roles roles, RoleTrusts trusts, Minter minter, String accountId) {
    private static final Action ASSUME = Action.of("sts:AssumeRole");
    private static final Action TAG = Action.of("sts:TagSession");
    private static final Action SET_SOURCE = Action.of("sts:SetSourceIdentity");

    /** What a caller asks for, within the model's bounds. */
    public record Wanted(
            String roleArn,
            String sessionName,
            Optional<Integer> seconds,
            Optional<String> policy,
            List<String> policyArns,
            List<SessionTags.Tag> tags,
            List<String> transitiveTags,
            Optional<String> externalId,
            Optional<String> sourceIdentity) {}

    /** @return credentials, and what narrowed them */
    public Assumed assume(Caller caller, Wanted wanted, Inbound http) {
        refuseRoot(caller);
        var inherited = caller.session()
                .map(session -> SessionTags.handedOn(session.tags(), session.transitiveTags()))
                .orElse(Map.of());
        var tags = SessionTags.of(wanted.tags(), wanted.transitiveTags(), inherited);
        var source = sourceIdentity(caller, wanted);
        var role = role(caller, wanted);
        decide(caller, role, wanted, tags, source, http);
        var life = Lifetimes.of(
                wanted.seconds(), role.maxSessionSeconds(), caller.session().isPresent());
        var narrowing = SessionPolicies.read(wanted.policy(), wanted.policyArns(), accountId);
        var grant = new Grant(wanted.sessionName(), life, narrowing, tags, source, origin(caller)).fitting();
        return new Assumed(minter.mint(role, grant), grant);
    }

    /** Credentials, and what was granted. */
    public record Assumed(Minted minted, Grant grant) {}

    private static void refuseRoot(Caller caller) {
        if (caller.kind() == Caller.Kind.ROOT) {
            throw new Refusal(PolicyFailure.DENIED, "Roles may not be assumed by root accounts.");
        }
    }

    /** Once set it stays, through every further role. */
    private static Optional<String> sourceIdentity(Caller caller, Wanted wanted) {
        var held = caller.session().flatMap(Session::sourceIdentity);
        if (held.isPresent()
                && wanted.sourceIdentity().isPresent()
                && !wanted.sourceIdentity().equals(held)) {
            throw new Refusal(
                    PolicyFailure.DENIED, "The SourceIdentity of the calling session cannot be changed; leave it out.");
        }
        return held.or(wanted::sourceIdentity);
    }

    /** A role that is not there is answered like one that trusts somebody else: whoever asks learns nothing of it. */
    private Role role(Caller caller, Wanted wanted) {
        try {
            return roles.find(wanted.roleArn());
        } catch (Refusal refusal) {
            if (refusal.failure() == ExchangeFailure.NO_SUCH_ROLE) {
                throw denied(caller, ASSUME, wanted.roleArn()).because(refusal::detail);
            }
            throw refusal;
        }
    }

    private void decide(
            Caller caller, Role role, Wanted wanted, SessionTags tags, Optional<String> source, Inbound http) {
        var needed = new ArrayList<>(List.of(ASSUME));
        if (!tags.isEmpty()) {
            needed.add(TAG);
        }
        if (source.isPresent()) {
            needed.add(SET_SOURCE);
        }
        var context = context(wanted, tags, source, http);
        var roleTrust = trusted(caller, role);
        for (var action : needed) {
            trust.decide(caller, action, role.arn(), context, roleTrust::besides)
                    .await()
                    .orRefuse();
        }
    }

    private RoleTrust trusted(Caller caller, Role role) {
        try {
            return trusts.of(role);
        } catch (Refusal refusal) {
            throw denied(caller, ASSUME, role.arn()).because(refusal::reasons);
        }
    }

    private static Context context(Wanted wanted, SessionTags tags, Optional<String> source, Inbound http) {
        var context = Context.builder().put("sts:RoleSessionName", wanted.sessionName());
        RequestFacts.of(http).forEach(context::put);
        wanted.externalId().ifPresent(id -> context.put("sts:ExternalId", id));
        source.ifPresent(id -> context.put("sts:SourceIdentity", id));
        tags.tags().forEach((key, value) -> context.put("aws:RequestTag/" + key, value));
        if (!tags.isEmpty()) {
            context.put("aws:TagKeys", List.copyOf(tags.tags().keySet()));
        }
        if (!tags.transitive().isEmpty()) {
            context.put("sts:TransitiveTagKeys", tags.transitive());
        }
        return context.build();
    }

    /**
     * Whoever ends a sign-in ends all that came of it. To policies the new session is its role's and nobody's federated one: it has no
     * provider.
     */
    private static Optional<Session.Origin> origin(Caller caller) {
        return caller.session()
                .flatMap(Session::origin)
                .map(from -> new Session.Origin(
                        from.issuer(),
                        from.subject(),
                        from.originJti(),
                        from.client(),
                        from.authenticatedAt(),
                        "",
                        "",
                        Optional.empty(),
                        List.of()));
    }

    private static Refusal denied(Caller caller, Action action, String roleArn) {
        return new Refusal(
                PolicyFailure.DENIED,
                "User: " + caller.arn() + " is not authorized to perform: " + action.name() + " on resource: "
                        + roleArn);
    }
}
