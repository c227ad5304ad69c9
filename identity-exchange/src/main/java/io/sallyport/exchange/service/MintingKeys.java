package io.sallyport.exchange.service;

import io.sallyport.contracts.PolicyContract.ProviderEpoch;
import io.sallyport.contracts.PolicyContract.PutSessionKey;
import io.sallyport.contracts.PolicyContract.SessionKey;
import io.sallyport.contracts.Sealed;
import io.sallyport.contracts.Secret;
import io.sallyport.exchange.store.SessionKeys;
import io.sallyport.exchange.store.SessionKeys.Stored;
import io.sallyport.runtime.bus.Call;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.sql.Duplicate;
import io.sallyport.runtime.trust.SessionMint;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * The keys that sessions are minted with: made here, kept sealed, told to the ledger before the first use, so that no node meets a
 * token that it cannot open.
 *
 * <p>The newest mints. The one before it goes on opening what it sealed; those before that are retired, because a period is longer than
 * any session. Replicas agree by the table: one of them makes the next key, the others take it. Every method blocks.
 */
public final class MintingKeys {
    private static final int RSA_BITS = 2_048;
    private static final int OPENING_KEY = 32;

    private final SessionKeys store;
    private final Sealer atRest;
    private final BiFunction<Secret, String, Sealed> forLedger;
    private final Call<PutSessionKey, ProviderEpoch> ledger;
    private final Duration period;
    private final InstantSource clock;
    private final SecureRandom random;
    private volatile Optional<Current> current = Optional.empty();

    /**
     * @param forLedger seals for policy-service, for a purpose
     * @param period    after which the next key is made; longer than any session
     */
    public MintingKeys(
            SessionKeys store,
            Sealer atRest,
            BiFunction<Secret, String, Sealed> forLedger,
            Call<PutSessionKey, ProviderEpoch> ledger,
            Duration period,
            InstantSource clock,
            SecureRandom random) {
        this.store = store;
        this.atRest = atRest;
        this.forLedger = forLedger;
        this.ledger = ledger;
        this.period = period;
        this.clock = clock;
        this.random = random;
    }

    private record Current(long serial, SessionMint mint) {}

    /** @return what mints now */
    public SessionMint mint() {
        return current.orElseThrow(() -> new IllegalStateException("minting keys are used before they are made"))
                .mint();
    }

    /** Makes the first key, or the next when it is time; takes what another replica made. Call it before the first mint, then often. */
    public void refresh() {
        var stored = store.all().await();
        if (stored.isEmpty() || over(stored.getLast())) {
            make(stored.isEmpty() ? 1 : stored.getLast().serial() + 1);
            stored = store.all().await();
        }
        take(stored);
    }

    private boolean over(Stored newest) {
        return !clock.instant().isBefore(newest.createdAt().plus(period));
    }

    private void make(long serial) {
        var pair = keyPair();
        var opening = new byte[OPENING_KEY];
        random.nextBytes(opening);
        var id = UUID.randomUUID().toString();
        try {
            store.add(new Stored(
                            serial,
                            id,
                            Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
                            atRest.seal(Secret.of(pair.getPrivate().getEncoded()), privatePurpose(id)),
                            atRest.seal(Secret.of(opening), openingPurpose(id)),
                            clock.instant()))
                    .await();
        } catch (Duplicate e) {
            // another replica was first: its key is as good
        }
    }

    private void take(List<Stored> stored) {
        var newest = stored.getLast();
        if (current.filter(known -> known.serial() == newest.serial()).isPresent()) {
            return;
        }
        var retired = stored.subList(0, Math.max(0, stored.size() - 2));
        var opening = atRest.open(newest.openingKey(), openingPurpose(newest.id()));
        var told =
                new SessionKey(newest.id(), newest.publicKey(), forLedger.apply(opening, openingPurpose(newest.id())));
        ledger.with(new PutSessionKey(told, retired.stream().map(Stored::id).toList()))
                .await();
        var privateKey = privateKey(atRest.open(newest.privateKey(), privatePurpose(newest.id())));
        current = Optional.of(new Current(newest.serial(), new SessionMint(newest.id(), privateKey, opening, random)));
        store.removeBefore(newest.serial() - 1).await();
    }

    private static String privatePurpose(String id) {
        return "session-private-key/" + id;
    }

    private static String openingPurpose(String id) {
        return "opening-key/" + id;
    }

    private KeyPair keyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private static PrivateKey privateKey(Secret encoded) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded.bytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored session key cannot be read", e);
        }
    }
}
