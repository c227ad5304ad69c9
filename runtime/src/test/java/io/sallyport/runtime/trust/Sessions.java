package io.sallyport.runtime.trust;

import io.sallyport.contracts.PolicyContract.SessionKey;
import io.sallyport.contracts.Secret;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions and the keys of an exchange that mints them. */
final class Sessions {
    static final KeyPair EXCHANGE = rsa(2048);
    static final KeyPair STRANGER = rsa(2048);
    static final Secret OPENING = Secret.of("0123456789abcdef0123456789abcdef");
    static final String ACCESS_KEY = "ASIA2345ABCDEFGHIJKL";
    static final String ROLE = "arn:aws:iam::" + House.ACCOUNT + ":role/shop/pets";
    static final String ROLE_ID = "AROAPETS1234567890AB";
    static final String POOL = "https://127.0.0.1:8443/eu-west-1_AbCdEf123";

    private Sessions() {}

    static KeyPair rsa(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static void welcome(House house, String keyId, KeyPair pair) {
        var publicKey = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        house.sessionKeys.add(new SessionKey(keyId, publicKey, house.sealer.seal(OPENING, "opening-key/" + keyId)));
        house.providerEpoch++;
    }

    static SessionMint mint(House house, String keyId) {
        return new SessionMint(keyId, EXCHANGE.getPrivate(), OPENING, house.random);
    }

    /** As an identity pool's enhanced flow makes it. */
    static Session federated(Instant now) {
        return session(now, List.of(), List.of());
    }

    /** A session of the role, as it is after its signature was believed. */
    static Caller caller(List<String> inline, List<String> managed) {
        return caller(session(House.START, inline, managed));
    }

    static Caller tagged(Map<String, String> tags) {
        return caller(session(House.START, List.of(), List.of(), tags));
    }

    private static Caller caller(Session session) {
        return new Caller(
                Caller.Kind.SESSION,
                "arn:aws:sts::123456789012:assumed-role/pets/me",
                ROLE_ID + ":me",
                House.ACCOUNT,
                ROLE,
                ACCESS_KEY,
                Optional.of(session));
    }

    static Session session(Instant now, List<String> inline, List<String> managed) {
        return session(now, inline, managed, Map.of());
    }

    private static Session session(Instant now, List<String> inline, List<String> managed, Map<String, String> tags) {
        return new Session(
                ACCESS_KEY,
                Secret.of("wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY12"),
                ROLE,
                ROLE_ID,
                "CognitoIdentityCredentials",
                now,
                now.plusSeconds(3_600),
                inline,
                managed,
                tags,
                List.of(),
                Optional.empty(),
                Optional.of(new Session.Origin(
                        POOL,
                        "0e8a6b9c-6c1e-4f3a-9f6e-2f0a1c7d9b11",
                        Optional.of("7c2f9e55-63a5-4b0c-8f6e-1d2c3b4a5f60"),
                        Optional.of("web"),
                        now.minusSeconds(60),
                        "cognito-identity.amazonaws.com",
                        "eu-west-1:11111111-2222-3333-4444-555555555555",
                        Optional.of("eu-west-1:66666666-7777-8888-9999-000000000000"),
                        List.of("authenticated", POOL))));
    }
}
