package io.sallyport.runtime.trust;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.sigv4.CredentialScope;
import io.sallyport.sigv4.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/**
 * Opens session tokens without asking anybody. Opened ones are kept by their full text, as long as their key is live.
 */
final class SessionTokens {
    private final ProviderBook providers;
    private final NearCopies<String, Opened> copies;

    SessionTokens(ProviderBook providers, CacheMeter meter, int most) {
        this.providers = providers;
        this.copies = new NearCopies<>(meter, most);
    }

    /**
     * @param accessKeyId the one that the request names; the token's must be the same
     * @throws Refusal {@link GatewayFailure#INVALID_SESSION_TOKEN}; whether it still counts is {@link Credentials}'s to say
     */
    Opened open(String token, String accessKeyId) {
        var opened = opened(token);
        if (!same(opened.session().accessKeyId(), accessKeyId)) {
            throw invalid();
        }
        return opened;
    }

    private Opened opened(String token) {
        var keys = providers.page().sessionKeys();
        return copies.find(token, opened -> live(keys, opened)).orElseGet(() -> copies.keep(token, fresh(token)));
    }

    private Opened fresh(String token) {
        return SessionToken.read(token).flatMap(this::unsealed).orElseThrow(SessionTokens::invalid);
    }

    private static boolean live(Map<String, SessionKeyring.Key> keys, Opened opened) {
        var key = keys.get(opened.key().told().keyId());
        return key != null && key.told().equals(opened.key().told());
    }

    private Optional<Opened> unsealed(SessionToken token) {
        return Optional.ofNullable(providers.page().sessionKeys().get(token.keyId()))
                .filter(key -> token.signedBy(key.publicKey()))
                .flatMap(key -> SessionBox.open(key.openingKey(), token.head(), token.box())
                        .flatMap(claims -> SessionClaims.read(token.accessKeyId(), claims))
                        .map(session -> new Opened(key, session)));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** One answer for every reason: what exactly is wrong with a forgery is nobody's business. */
    static Refusal invalid() {
        return new Refusal(
                GatewayFailure.INVALID_SESSION_TOKEN, "The security token included in the request is invalid.");
    }

    /** A session, and by which key it was believed. Remembers the signing key of the scope it last signed for. */
    static final class Opened {
        private final SessionKeyring.Key key;
        private final Session session;
        private volatile Optional<Derived> last = Optional.empty();

        Opened(SessionKeyring.Key key, Session session) {
            this.key = key;
            this.session = session;
        }

        SessionKeyring.Key key() {
            return key;
        }

        Session session() {
            return session;
        }

        /** @return the SigV4 key of this session for a scope; most sessions sign for one scope again and again */
        Secret signingKey(CredentialScope scope) {
            var known = last.filter(derived -> derived.scope().equals(scope));
            return known.map(Derived::key).orElseGet(() -> {
                var key = SigningKey.derive(session.secret(), scope);
                last = Optional.of(new Derived(scope, key));
                return key;
            });
        }

        private record Derived(CredentialScope scope, Secret key) {}
    }
}
