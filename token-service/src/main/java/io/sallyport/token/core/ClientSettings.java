package io.sallyport.token.core;

import java.util.List;
import java.util.Set;

/**
 * What a client's creator chose.
 *
 * @param explicitFlows     as given, for showing them again
 * @param readable          attributes that the client may see; empty for all
 * @param writable          attributes that the client may set; empty for all
 * @param hidesUnknownUsers {@code PreventUserExistenceErrors} is {@code ENABLED}
 * @param revocable         {@code EnableTokenRevocation}
 * @param identityProviders {@code COGNITO} only, or none named
 */
public record ClientSettings(
        List<String> explicitFlows,
        Lifetimes lifetimes,
        List<String> readable,
        List<String> writable,
        boolean hidesUnknownUsers,
        boolean revocable,
        List<String> identityProviders) {

    public ClientSettings {
        explicitFlows = List.copyOf(explicitFlows);
        readable = List.copyOf(readable);
        writable = List.copyOf(writable);
        identityProviders = List.copyOf(identityProviders);
    }

    public Set<Flow> flows() {
        return Flow.allowed(explicitFlows);
    }

    public boolean reads(String attribute) {
        return readable.isEmpty() || readable.contains(attribute) || attribute.equals("sub");
    }

    public boolean writes(String attribute) {
        return writable.isEmpty() || writable.contains(attribute);
    }
}
