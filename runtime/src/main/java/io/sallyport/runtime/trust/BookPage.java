package io.sallyport.runtime.trust;

import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.ProviderKind;
import io.sallyport.contracts.PolicyContract.Providers;
import io.sallyport.runtime.jwt.IssuerKeys;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The providers of one epoch, with their keys, and the keys of session tokens. Does not change.
 *
 * @param byIssuer exactly as in {@code iss}
 * @param byName   issuers and aliases, without {@code https://}; what policies and {@code Logins} say
 */
record BookPage(
        long epoch,
        Map<String, Listed> byIssuer,
        Map<String, Listed> byName,
        Map<String, SessionKeyring.Key> sessionKeys) {
    private static final String HTTPS = "https://";

    /** @return the issuer with exactly this {@code iss} */
    Optional<Listed> issuer(String issuer) {
        return Optional.ofNullable(byIssuer.get(issuer));
    }

    /** @return the provider that goes by this name: its issuer URL, with or without {@code https://}, or an alias */
    Optional<Listed> named(String name) {
        return Optional.ofNullable(byName.get(plain(name)));
    }

    BookPage at(long later) {
        return new BookPage(later, byIssuer, byName, sessionKeys);
    }

    private static String plain(String name) {
        return name.startsWith(HTTPS) ? name.substring(HTTPS.length()) : name;
    }

    /** One provider; the keys of a user pool are read when first needed, and once. */
    static final class Listed {
        private final PolicyContract.Provider provider;
        private final Map<String, Optional<IssuerKeys>> keys = new ConcurrentHashMap<>();

        Listed(PolicyContract.Provider provider) {
            this.provider = provider;
        }

        PolicyContract.Provider provider() {
            return provider;
        }

        boolean isPool() {
            return provider.kind() == ProviderKind.USER_POOL;
        }

        /** @return a pool's keys; empty when its key set cannot be read, or for a foreign issuer */
        Optional<IssuerKeys> keys(Vertx vertx) {
            return provider.jwks()
                    .flatMap(jwks -> keys.computeIfAbsent(
                            jwks, set -> IssuerKeys.read(vertx, set.getBytes(StandardCharsets.UTF_8))));
        }
    }

    /** Makes pages. */
    record Maker(SessionKeyring keyring) {

        BookPage first(long epoch) {
            return new BookPage(epoch, Map.of(), Map.of(), Map.of());
        }

        /** What did not change since {@code before} keeps the keys that were read for it. */
        BookPage make(Providers answer, BookPage before) {
            var listed = answer.providers().stream()
                    .sorted(Comparator.comparing(PolicyContract.Provider::kind))
                    .map(provider -> before.issuer(provider.issuer())
                            .filter(old -> old.provider().equals(provider))
                            .orElseGet(() -> new Listed(provider)))
                    .toList();
            return new BookPage(
                    answer.epoch(), byIssuer(listed), byName(listed), keyring.open(answer.sessionKeys(), before));
        }

        /** Pools come first: a foreign provider cannot take the name of one of ours. */
        private static Map<String, Listed> byIssuer(List<Listed> listed) {
            var found = new HashMap<String, Listed>();
            listed.forEach(one -> found.putIfAbsent(one.provider().issuer(), one));
            return Map.copyOf(found);
        }

        private static Map<String, Listed> byName(List<Listed> listed) {
            var found = new HashMap<String, Listed>();
            listed.forEach(one -> names(one.provider()).forEach(name -> found.putIfAbsent(plain(name), one)));
            return Map.copyOf(found);
        }

        private static Stream<String> names(PolicyContract.Provider provider) {
            return Stream.concat(Stream.of(provider.issuer()), provider.aliases().stream());
        }
    }
}
