package io.sallyport.runtime.jwt;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A token whose signature, times and revocation were checked. Who may use it for what ({@code aud}, {@code client_id},
 * {@code token_use}, scopes) is for whoever asked to say.
 *
 * @param issuer    {@code iss}, exactly
 * @param claims    unmodifiable; text, numbers, booleans, lists, maps, and null where JSON had one
 * @param issuedAt  {@code iat}; the epoch when there is none, so that every revocation of its subject catches it
 */
public record VerifiedToken(
        String issuer, Map<String, Object> header, Map<String, Object> claims, Instant issuedAt, Instant expiresAt) {

    /** @return the claim when it is text */
    public Optional<String> text(String claim) {
        return claims.get(claim) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** @return the texts of a claim that is one text or a list, for example {@code aud} or {@code cognito:groups} */
    public List<String> texts(String claim) {
        return switch (claims.get(claim)) {
            case String text -> List.of(text);
            case List<?> list ->
                list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            case null, default -> List.of();
        };
    }

    public Optional<String> subject() {
        return text("sub");
    }

    /** @return the clients it was issued to: {@code client_id} of an access token, {@code aud} of an ID token */
    public List<String> clients() {
        return text("client_id").map(List::of).orElseGet(() -> texts("aud"));
    }

    /** Claims are personal: not printed. */
    @Override
    public String toString() {
        return "VerifiedToken[" + issuer + "]";
    }
}
