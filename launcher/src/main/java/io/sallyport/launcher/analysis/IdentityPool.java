package io.sallyport.launcher.analysis;

import io.sallyport.analysis.Facts;
import io.sallyport.analysis.World.Doorway;
import io.sallyport.exchange.service.EnhancedFlow;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.Principal;
import io.sallyport.iampolicy.Rules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An identity pool: who gets which role.
 *
 * @param roles     ARNs that whoever signs in may get: the pool's own, and those of its rules
 * @param guest     the role of guests; empty when there are none
 * @param byToken   whether some provider's tokens name the role: any that trusts the pool
 * @param providers whose tokens it takes, as {@code amr} names them
 */
record IdentityPool(String id, List<String> roles, Optional<String> guest, boolean byToken, List<String> providers) {
    static final String ISSUER = "cognito-identity.amazonaws.com";
    static final String AMR = ISSUER + ":amr";

    private static final String ACTION = "sts:AssumeRoleWithWebIdentity";
    private static final String SESSION_NAME = "CognitoIdentityCredentials";

    /** @param spoken what policies say of {@link #AMR}: a login that one of them means is a way in of its own */
    Stream<Doorway> doorways(Set<String> spoken) {
        var logins = SignIn.all(providers, spoken);
        var chosen = Stream.concat(
                roles.stream().distinct().map(Optional::of),
                byToken ? Stream.of(Optional.<String>empty()) : Stream.of());
        var signedIn = chosen.flatMap(role -> logins.stream().map(login -> signedIn(role, login)));
        return Stream.concat(signedIn, guest.stream().map(this::guest));
    }

    private Doorway signedIn(Optional<String> role, SignIn login) {
        return doorway(login.who() + " signs in to identity pool " + id, role, Optional.empty(), login.amr());
    }

    private Doorway guest(String role) {
        var narrowing = EnhancedFlow.GUEST.inline().stream()
                .map(json -> Documents.parse("what guests are narrowed to", json, Rules.SESSION))
                .toList();
        var session = Optional.of(CompiledPolicies.of(narrowing));
        return doorway("a guest of identity pool " + id, Optional.of(role), session, List.of("unauthenticated"));
    }

    private Doorway doorway(String name, Optional<String> role, Optional<CompiledPolicies> session, List<String> amr) {
        var facts = Facts.NONE
                .with("aws:FederatedProvider", ISSUER)
                .with(ISSUER + ":aud", id)
                .with(AMR, amr.toArray(String[]::new));
        return new Doorway(
                name,
                new Principal.Federated(List.of(ISSUER)),
                ACTION,
                role,
                Optional.of(SESSION_NAME),
                facts,
                session);
    }
}
