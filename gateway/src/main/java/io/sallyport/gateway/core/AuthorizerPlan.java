package io.sallyport.gateway.core;

import java.util.List;
import java.util.Optional;

/**
 * An authorizer made ready: its identity sources read, its expression compiled.
 *
 * @param contentHash over its whole definition; part of every key that its answers are kept under
 */
public record AuthorizerPlan(
        AuthorizerSpec spec, String contentHash, List<IdentitySource> sources, Optional<Validation> validation) {

    public static AuthorizerPlan of(AuthorizerSpec spec) {
        return switch (spec) {
            case AuthorizerSpec.Token token ->
                plan(token, List.of(new IdentitySource.Header(token.header())), token.validation());
            case AuthorizerSpec.Request request ->
                plan(
                        request,
                        request.identitySources().stream()
                                .map(IdentitySource::parse)
                                .toList(),
                        Optional.empty());
            case AuthorizerSpec.UserPools pools ->
                plan(pools, List.of(new IdentitySource.Header(pools.header())), pools.validation());
            case AuthorizerSpec.Jwt jwt ->
                plan(jwt, List.of(IdentitySource.parse(jwt.identitySource())), Optional.empty());
        };
    }

    private static AuthorizerPlan plan(AuthorizerSpec spec, List<IdentitySource> sources, Optional<String> validation) {
        return new AuthorizerPlan(spec, Digest.sha256(spec.toString()), sources, validation.map(Validation::of));
    }
}
