package io.sallyport.launcher.analysis;

import io.sallyport.analysis.Facts;
import io.sallyport.analysis.World;
import io.sallyport.analysis.World.Doorway;
import io.sallyport.analysis.World.Powers;
import io.sallyport.analysis.World.User;
import io.sallyport.exchange.service.EnhancedFlow;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.Principal;
import io.sallyport.iampolicy.PrincipalName;
import io.sallyport.iampolicy.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The ways in that an account's own documents name: identity pools, OpenID providers, services, other accounts. */
final class Surroundings {
    private static final String POOLS = "cognito-identity.amazonaws.com";
    private static final String WEB = "sts:AssumeRoleWithWebIdentity";
    private static final String ALL =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
    private static final String SOMEWHERE = "999999999999";

    private Surroundings() {}

    /** @param ids of the user pools, as {@code amr} names them */
    static Doorway signedIn(String pool, String roleArn, List<String> ids) {
        var amr = Stream.concat(Stream.of("authenticated"), ids.stream()).toArray(String[]::new);
        return pool("whoever signs in to identity pool " + pool, pool, roleArn, Optional.empty(), amr);
    }

    static Doorway guest(String pool, String roleArn) {
        var narrowing = EnhancedFlow.GUEST.inline().stream()
                .map(json -> Documents.parse("what guests are narrowed to", json, Rules.SESSION))
                .toList();
        var session = Optional.of(CompiledPolicies.of(narrowing));
        return pool("a guest of identity pool " + pool, pool, roleArn, session, "unauthenticated");
    }

    private static Doorway pool(
            String name, String pool, String roleArn, Optional<CompiledPolicies> session, String... amr) {
        var facts = Facts.NONE
                .with("aws:FederatedProvider", POOLS)
                .with(POOLS + ":aud", pool)
                .with(POOLS + ":amr", amr);
        return new Doorway(
                name,
                new Principal.Federated(List.of(POOLS)),
                WEB,
                Optional.of(roleArn),
                Optional.of("CognitoIdentityCredentials"),
                facts,
                session);
    }

    /** By a role that the user pool's token names: any that trusts the identity pool. */
    static Doorway byToken(String pool, List<String> ids) {
        var any = signedIn(pool, "", ids);
        return new Doorway(
                any.name(), any.who(), any.action(), Optional.empty(), any.sessionName(), any.facts(), any.session());
    }

    /**
     * @param pools when there are none and trust policies speak of identity pools, any pool is let in: which there are is not known
     */
    static World complete(World world, List<Doorway> pools) {
        List<Doorway> doorways = new ArrayList<>(pools);
        var trusts = world.roles().stream().map(World.Role::trust).toList();
        for (var name :
                trusts.stream().flatMap(Surroundings::principals).distinct().toList()) {
            switch (name) {
                case PrincipalName.Federated(var provider) -> {
                    if (!provider.equals(POOLS) || pools.isEmpty()) {
                        doorways.add(federated(provider));
                    }
                }
                case PrincipalName.Service(var service) -> doorways.add(service(service));
                case PrincipalName.Everyone _,
                        PrincipalName.Account _,
                        PrincipalName.Arn _,
                        PrincipalName.CanonicalUser _ -> {}
            }
        }
        var attached = world.resources().stream().map(World.AttachedPolicy::policies);
        var strangers = Stream.concat(trusts.stream(), attached)
                .flatMap(Surroundings::principals)
                .flatMap(n -> stranger(n, world.account()).stream())
                .distinct()
                .map(Surroundings::almighty);
        return new World(
                world.account(),
                Stream.concat(world.users().stream(), strangers).toList(),
                world.roles(),
                doorways,
                world.resources(),
                world.guardRails(),
                world.anonymous(),
                world.facts());
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
        return policies.policies().stream()
                .flatMap(p -> p.policy().document().statements().stream())
                .flatMap(s -> s.principals().stream())
                .flatMap(p -> p.items().stream());
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
