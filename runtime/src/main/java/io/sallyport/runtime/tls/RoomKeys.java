package io.sallyport.runtime.tls;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that one room holds: its certificate and key, its key-encryption key, and a key shared with each room whose certificate it
 * has. Loaded from {@code ca.crt tls.crt tls.key kek peer-<room>.crt}; nothing is believed before it was checked.
 */
public final class RoomKeys {
    static final String AUTHORITY = "ca.crt";
    static final String CERTIFICATE = "tls.crt";
    static final String KEY = "tls.key";
    static final String KEK = "kek";
    private static final int KEK_BYTES = 32;

    private final RoomName room;
    private final X509Certificate authority;
    private final CertifiedKey own;
    private final Secret kek;
    private final Map<RoomName, Secret> pairKeys;

    private RoomKeys(
            RoomName room, X509Certificate authority, CertifiedKey own, Secret kek, Map<RoomName, Secret> pairKeys) {
        this.room = room;
        this.authority = authority;
        this.own = own;
        this.kek = kek;
        this.pairKeys = pairKeys;
    }

    /** @return the name that a room's certificate bears: {@code policy-service.sallyport} */
    public static String name(RoomName room) {
        return room.label() + ".sallyport";
    }

    /** @throws UnusableKeys naming the file, what is wrong with it and what to do */
    public static RoomKeys load(Path folder, RoomName room, Clock clock) {
        var now = clock.instant();
        var authorityFile = folder.resolve(AUTHORITY);
        var authority = certificate(authorityFile);
        Checks.authority(authority, authorityFile, now);
        var own = Checks.pair(folder.resolve(KEY), folder.resolve(CERTIFICATE));
        Checks.issued(own.certificate(), authority, folder.resolve(CERTIFICATE), now);
        Checks.names(own.certificate(), name(room), folder.resolve(CERTIFICATE));
        return new RoomKeys(
                room, authority, own, kek(folder.resolve(KEK)), pairKeys(folder, room, authority, own, now));
    }

    private static X509Certificate certificate(Path file) {
        return Pem.readCertificates(PrivateFiles.readText(file), file.toString())
                .getFirst();
    }

    private static Secret kek(Path file) {
        var text = PrivateFiles.read(file).reveal().strip();
        try {
            var bytes = Base64.getDecoder().decode(text);
            if (bytes.length == KEK_BYTES) {
                return Secret.of(bytes);
            }
        } catch (IllegalArgumentException e) {
            // the same sentence says it
        }
        throw new UnusableKeys(file + " is not a key-encryption key: 32 bytes in Base64 are needed");
    }

    private static Map<RoomName, Secret> pairKeys(
            Path folder, RoomName room, X509Certificate authority, CertifiedKey own, Instant now) {
        var keys = new EnumMap<RoomName, Secret>(RoomName.class);
        keys.put(room, PairKey.of(own, room, own.certificate(), room));
        Arrays.stream(RoomName.values())
                .filter(other -> other != room)
                .forEach(other -> peer(folder, authority, other, now)
                        .ifPresent(certificate -> keys.put(other, PairKey.of(own, room, certificate, other))));
        return keys;
    }

    private static Optional<X509Certificate> peer(Path folder, X509Certificate authority, RoomName other, Instant now) {
        var file = peer(folder, other);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var certificate = certificate(file);
        Checks.issued(certificate, authority, file, now);
        Checks.names(certificate, name(other), file);
        return Optional.of(certificate);
    }

    /** In the folder itself: a Kubernetes Secret has no folders. */
    static Path peer(Path folder, RoomName other) {
        return folder.resolve("peer-" + other.label() + ".crt");
    }

    public RoomName room() {
        return room;
    }

    /** @return the room's key-encryption key: 32 bytes */
    public Secret kek() {
        return kek;
    }

    public CertifiedKey own() {
        return own;
    }

    public X509Certificate authority() {
        return authority;
    }

    /**
     * @return 32 bytes that only this room and {@code other} can compute, the same on both ends
     * @throws Refusal {@code MAY_NOT_ASK} when this room was given no certificate of the other
     */
    public Secret pairKey(RoomName other) {
        return Optional.ofNullable(pairKeys.get(other))
                .orElseThrow(() -> new Refusal(
                        BusFailure.MAY_NOT_ASK, room.label() + " holds no certificate of " + other.label()));
    }

    /** @return what this room presents, as server and as client */
    public KeyCertOptions options() {
        return own.options();
    }

    /** @return whom this room speaks to: those whom the rooms' own authority certified, nobody else */
    public TrustOptions trust() {
        return Truststore.options(List.of(authority));
    }
}
