package io.sallyport.analysis;

import io.sallyport.analysis.Caller.Arrival;
import io.sallyport.analysis.Decider.Ask;
import io.sallyport.analysis.World.Doorway;
import io.sallyport.analysis.World.Powers;
import io.sallyport.analysis.World.Role;
import io.sallyport.analysis.World.User;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.Policies;
import io.sallyport.iampolicy.Principal;
import io.sallyport.iampolicy.PrincipalName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Everybody who can come to be a caller: those who begin, and the sessions that they can make, one from another. */
final class Sessions {
    private static final String ASSUME = "sts:AssumeRole";
    private static final String SESSION_NAME = "sts:RoleSessionName";
    private static final String TAG = "aws:PrincipalTag/";
    private static final String FREE_NAME = "session";

    /** Who has no account has no policies, and guard rails do not bind them. */
    private static final Policies ACCOUNTLESS = Policies.ofIdentity(CompiledPolicies.NONE);

    private final World world;
    private final Decider decider;
    private final List<Caller> callers = new ArrayList<>();
    private final Deque<Caller> open = new ArrayDeque<>();
    private final Map<Key, Caller> sessions = new HashMap<>();

    /** @param doorway its name; empty for a session that a caller made */
    private record Key(Role role, String sessionName, String doorway) {}

    private Sessions(World world, Decider decider) {
        this.world = world;
        this.decider = decider;
    }

    /** @return the nearest first */
    static List<Caller> of(World world, Goal goal, Decider decider) {
        var sessions = new Sessions(world, decider);
        sessions.begin(goal);
        while (!sessions.open.isEmpty()) {
            sessions.assume(sessions.open.remove());
        }
        return sessions.callers;
    }

    static List<Standing> standings(World world) {
        var sessions = new Sessions(world, new Decider(new Reader(Budget.standard())));
        var users = world.users().stream().map(sessions::caller);
        var roles = world.roles().stream()
                .map(r -> session(
                        r,
                        FREE_NAME,
                        sessions.policies(r.powers()),
                        sessions.about(r.arn(), "AssumedRole", r.powers().tags()),
                        Facts.NONE));
        return Stream.concat(users, roles)
                .map(c -> new Standing(c.name(), c.principal(), sessions.attached(c.policies()), c.facts()))
                .toList();
    }

    /** Together they are one policy: where one names nothing, it says nothing. */
    private Policies attached(Policies policies) {
        var all = world.resources().stream()
                .flatMap(a -> a.policies().policies().stream())
                .toList();
        return all.isEmpty() ? policies : policies.withResource(CompiledPolicies.of(all));
    }

    private void begin(Goal goal) {
        if (world.anonymous()) {
            var nobody = new Principal.Anonymous();
            callers.add(Caller.starting("anyone, unsigned", nobody, ACCOUNTLESS, world.facts()));
        }
        world.users().stream().filter(goal::asksAbout).map(this::caller).forEach(this::met);
        for (var doorway : world.doorways()) {
            if (doorway.who() instanceof Principal.Service) {
                callers.add(Caller.starting(doorway.name(), doorway.who(), ACCOUNTLESS, world.facts()));
            }
            enter(doorway);
        }
    }

    private void met(Caller caller) {
        callers.add(caller);
        open.add(caller);
    }

    private Policies railed(CompiledPolicies identity) {
        return Policies.ofIdentity(identity).withGuardRails(world.guardRails());
    }

    private Policies policies(Powers powers) {
        var all = railed(powers.identity());
        return powers.boundary().map(all::withBoundary).orElse(all);
    }

    private Caller caller(User user) {
        var facts = about(user.arn(), "User", user.powers().tags())
                .with("aws:username", user.name())
                .without("aws:TokenIssueTime")
                .without("aws:SourceIdentity")
                .without("aws:FederatedProvider")
                .closed("cognito-identity.amazonaws.com:");
        return Caller.starting("user " + user.name(), user.principal(), policies(user.powers()), facts);
    }

    private Facts about(String arn, String type, Map<String, String> tags) {
        var facts = known(arn, type).closed(TAG);
        for (var tag : tags.entrySet()) {
            facts = facts.with(TAG + tag.getKey(), tag.getValue());
        }
        return facts.plus(world.facts());
    }

    private Facts known(String arn, String type) {
        return Facts.NONE
                .with("aws:PrincipalArn", arn)
                .with("aws:PrincipalAccount", World.accountOf(arn))
                .with("aws:PrincipalType", type)
                .with("aws:PrincipalIsAWSService", "false");
    }

    private void enter(Doorway doorway) {
        for (var role : world.roles()) {
            if (doorway.roleArn().map(role.arn()::equals).orElse(true)) {
                for (var name : doorway.sessionName().map(Set::of).orElseGet(() -> sessionNames(role))) {
                    enter(doorway, role, name);
                }
            }
        }
    }

    private void enter(Doorway doorway, Role role, String sessionName) {
        var facts = world.facts().plus(doorway.facts()).with(SESSION_NAME, sessionName);
        var ask = ask(doorway.who(), Policies.ofTrust(role.trust()), facts, doorway.action(), role);
        var arrival = new Arrival(Optional.empty(), doorway.name(), ask);
        arrive(arrival, new Key(role, sessionName, doorway.name()), () -> {
            var all = policies(role.powers());
            var own = about(role.arn(), "AssumedRole", role.powers().tags()).plus(doorway.facts());
            var policies = doorway.session().map(all::withSession).orElse(all);
            return session(role, sessionName, policies, own, own);
        });
    }

    private static Caller session(Role role, String sessionName, Policies policies, Facts facts, Facts loose) {
        return Caller.arriving(
                "a session of role " + role.name(),
                role.session(sessionName),
                policies,
                facts.without("aws:username"),
                loose.without("aws:username"));
    }

    private static Ask ask(Principal who, Policies policies, Facts facts, String action, Role role) {
        var actions = Language.only(io.sallyport.iampolicy.Context.lowerCase(action));
        return new Ask(who, policies, facts, actions, Language.only(role.arn()), new Spelling(List.of(action)));
    }

    private void assume(Caller caller) {
        for (var role : world.roles()) {
            if (trusts(role, caller)) {
                sessionNames(role).forEach(name -> assume(caller, role, name));
            }
        }
    }

    /** Whether the trust policy speaks of the caller at all: quick, and mostly no. */
    private static boolean trusts(Role role, Caller caller) {
        return role.trust().policies().stream()
                .flatMap(p -> p.policy().document().statements().stream())
                .anyMatch(s -> s.effect() == io.sallyport.iampolicy.Effect.ALLOW
                        && s.grade(caller.principal()).atLeast(io.sallyport.iampolicy.Grade.ACCOUNT));
    }

    private void assume(Caller caller, Role role, String sessionName) {
        var facts = caller.loose().with(SESSION_NAME, sessionName);
        var ask = ask(caller.principal(), caller.policies().withTrust(role.trust()), facts, ASSUME, role);
        arrive(new Arrival(Optional.of(caller), caller.name(), ask), new Key(role, sessionName, ""), () -> {
            var own = about(role.arn(), "AssumedRole", role.powers().tags());
            var loose = known(role.arn(), "AssumedRole").plus(world.facts());
            return session(
                    role,
                    sessionName,
                    policies(role.powers()),
                    own.closed("cognito-identity.amazonaws.com:"),
                    loose.closed("cognito-identity.amazonaws.com:"));
        });
    }

    private void arrive(Arrival arrival, Key key, java.util.function.Supplier<Caller> made) {
        if (decider.answer(arrival.ask()) instanceof Answer.No) {
            return;
        }
        var known = sessions.get(key);
        var session = known == null ? made.get() : known;
        session.arrivals().add(arrival);
        if (known == null) {
            sessions.put(key, session);
            met(session);
        }
    }

    /** One that nobody names, and each that a policy does: it may be let in, or kept out, by its name. */
    private Set<String> sessionNames(Role role) {
        var prefix = "arn:aws:sts::" + World.accountOf(role.arn()) + ":assumed-role/" + role.name() + "/";
        var names = new LinkedHashSet<>(List.of(FREE_NAME));
        var attached = world.resources().stream().map(World.AttachedPolicy::policies);
        var trusts = world.roles().stream().map(Role::trust);
        Stream.concat(attached, trusts)
                .flatMap(Sessions::principals)
                .filter(arn -> arn.startsWith(prefix))
                .forEach(arn -> names.add(arn.substring(prefix.length())));
        return names;
    }

    private static Stream<String> principals(CompiledPolicies policies) {
        return policies.policies().stream()
                .flatMap(p -> p.policy().document().statements().stream())
                .flatMap(s -> s.principals().stream())
                .flatMap(p -> p.items().stream())
                .flatMap(n -> n instanceof PrincipalName.Arn(var arn) ? Stream.of(arn) : Stream.empty());
    }
}
