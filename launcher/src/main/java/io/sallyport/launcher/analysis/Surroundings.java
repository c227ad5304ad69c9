package io.sallyport.launcher.analysis;

import io.sallyport.analysis.Facts;
import io.sallyport.analysis.World;
import io.sallyport.analysis.World.Doorway;
import io.sallyport.analysis.World.Powers;
import io.sallyport.analysis.World.User;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.Principal;
import io.sallyport.iampolicy.PrincipalName;
import io.sallyport.iampolicy.Rules;
import io.sallyport.iampolicy.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways in that an account's own documents name: identity pools, OpenID providers, services, other accounts. */
final class Surroundings {
    private static final String WEB = "sts:AssumeRoleWithWebIdentity";
    private static final String ALL =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
    private static final String SOMEWHERE = "999999999999";

    private Surroundings() {}

    /** @param pools when there are none and trust policies speak of identity pools, any pool is let in: which there are is not known */
    static World complete(World world, List<IdentityPool> pools) {
        var trusts = world.roles().stream().map(World.Role::trust).toList();
        var attached =
                world.resources().stream().map(World.AttachedPolicy::policies).toList();
        var doorways = new LinkedHashSet<Doorway>();
        var spoken = spoken(world);
        pools.stream().flatMap(pool -> pool.doorways(spoken)).forEach(doorways::add);
        trusts.stream()
                .flatMap(Surroundings::principals)
                .distinct()
                .flatMap(name -> federated(name, pools).stream())
                .forEach(doorways::add);
        Stream.concat(trusts.stream(), attached.stream())
                .flatMap(Surroundings::principals)
                .distinct()
                .flatMap(name -> name instanceof PrincipalName.Service(var service)
                        ? Stream.of(service(service))
                        : Stream.empty())
                .forEach(doorways::add);
        var strangers = Stream.concat(trusts.stream(), attached.stream())
                .flatMap(Surroundings::principals)
                .flatMap(n -> stranger(n, world.account()).stream())
                .distinct()
                .map(Surroundings::almighty);
        return with(Stream.concat(world.users().stream(), strangers).toList(), List.copyOf(doorways), world);
    }

    /** @return the world with those of other accounts whom only the other one names: they are there all the same */
    static World withStrangersOf(World other, World world) {
        var known = world.users().stream().map(User::arn).collect(Collectors.toSet());
        var more = other.users().stream()
                .filter(u -> !u.arn().contains("::" + world.account() + ":") && !known.contains(u.arn()));
        return with(Stream.concat(world.users().stream(), more).toList(), world.doorways(), world);
    }

    private static World with(List<User> users, List<Doorway> doorways, World world) {
        return new World(
                world.account(),
                users,
                world.roles(),
                doorways,
                world.resources(),
                world.guardRails(),
                world.anonymous(),
                world.facts());
    }

    private static Optional<Doorway> federated(PrincipalName name, List<IdentityPool> pools) {
        return name instanceof PrincipalName.Federated(var provider)
                        && (pools.isEmpty() || !provider.equals(IdentityPool.ISSUER))
                ? Optional.of(federated(provider))
                : Optional.empty();
    }

    /** What policies say of how somebody signed in. */
    private static Set<String> spoken(World world) {
        var ofRoles = world.roles().stream()
                .flatMap(r ->
                        Stream.concat(Stream.of(r.trust(), r.powers().identity()), r.powers().boundary().stream()));
        var others = Stream.concat(
                world.guardRails().stream(), world.resources().stream().map(World.AttachedPolicy::policies));
        return Stream.concat(ofRoles, others)
                .flatMap(Surroundings::statements)
                .flatMap(s -> s.conditions().stream())
                .filter(c -> c.key().equalsIgnoreCase(IdentityPool.AMR))
                .flatMap(c -> c.values().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<Statement> statements(CompiledPolicies policies) {
        return policies.policies().stream().flatMap(p -> p.policy().document().statements().stream());
    }

    private static Doorway federated(String provider) {
        return new Doorway(
                "whoever " + provider + " vouches for",
                new Principal.Federated(List.of(provider)),
                WEB,
                Optional.empty(),
                Optional.empty(),
                Facts.NONE,
                Optional.empty());
    }

    private static Doorway service(String service) {
        return new Doorway(
                "service " + service,
                new Principal.Service(service),
                "sts:AssumeRole",
                Optional.empty(),
                Optional.empty(),
                Facts.NONE,
                Optional.empty());
    }

    private static Stream<PrincipalName> principals(CompiledPolicies policies) {
        return statements(policies).flatMap(s -> s.principals().stream()).flatMap(p -> p.items().stream());
    }

    /** @return an ARN of somebody elsewhere whom the name can mean */
    private static Optional<String> stranger(PrincipalName name, String account) {
        return switch (name) {
            case PrincipalName.Everyone _ -> Optional.of("arn:aws:iam::" + SOMEWHERE + ":user/anyone");
            case PrincipalName.Account(var id) ->
                id.equals(account) ? Optional.empty() : Optional.of("arn:aws:iam::" + id + ":user/anyone-of-" + id);
            case PrincipalName.Arn(var arn) -> arn.contains("::" + account + ":") ? Optional.empty() : Optional.of(arn);
            case PrincipalName.Federated _, PrincipalName.Service _, PrincipalName.CanonicalUser _ -> Optional.empty();
        };
    }

    /** What another account lets its own do is not known: everything. */
    private static User almighty(String arn) {
        var all = CompiledPolicies.of(Documents.parse("another account", ALL, Rules.IDENTITY));
        return new User(arn, Set.of(), new Powers(all, Optional.empty(), Map.of()));
    }
}
