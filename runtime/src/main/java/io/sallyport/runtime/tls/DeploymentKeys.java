package io.sallyport.runtime.tls;

import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the keys of a whole deployment: {@code authority/} and one folder per room, each with what that room may know and nothing
 * else. Whom this authority certifies may speak on the bus, so it certifies rooms only: web servers have an {@link Authority} of
 * their own.
 *
 * @param folder where the folders are
 */
public record DeploymentKeys(Path folder) {
    private static final int KEK_BYTES = 32;

    /**
     * Makes what is missing and renews certificates of which a third of their life is left. Keys that exist stay: what was sealed can
     * still be opened, and rooms that were not restarted yet still understand each other.
     *
     * @param deployment the deployment's name, as its authority bears it
     * @param rooms those to make folders for; each gets the certificates of the others
     */
    public static DeploymentKeys create(
            Path folder, String deployment, Set<RoomName> rooms, Clock clock, SecureRandom random) {
        var keys = new DeploymentKeys(folder);
        var authority = Authority.open(folder.resolve("authority"), deployment, clock, random);
        var certificates = new EnumMap<RoomName, X509Certificate>(RoomName.class);
        rooms.forEach(
                room -> certificates.put(room, keys.own(room, authority, clock).certificate()));
        rooms.forEach(room -> keys.rest(room, authority, certificates, random));
        return keys;
    }

    /** @return where {@link RoomKeys#load} finds a room's keys */
    public Path of(RoomName room) {
        return folder.resolve(room.label());
    }

    private CertifiedKey own(RoomName room, Authority authority, Clock clock) {
        PrivateFiles.folder(of(room));
        if (!Files.exists(of(room).resolve(RoomKeys.KEY))) {
            return written(room, authority.room(room));
        }
        var old = Checks.pair(of(room).resolve(RoomKeys.KEY), of(room).resolve(RoomKeys.CERTIFICATE));
        return old.dueForRenewal(clock.instant())
                ? written(
                        room, authority.room(room, new KeyPair(old.certificate().getPublicKey(), old.key())))
                : old;
    }

    private CertifiedKey written(RoomName room, CertifiedKey issued) {
        PrivateFiles.writePublic(of(room).resolve(RoomKeys.CERTIFICATE), Pem.utf8(issued.chainPem()));
        PrivateFiles.write(of(room).resolve(RoomKeys.KEY), issued.keyPem());
        return issued;
    }

    private void rest(
            RoomName room, Authority authority, Map<RoomName, X509Certificate> certificates, SecureRandom random) {
        write(of(room).resolve(RoomKeys.AUTHORITY), authority.certificate());
        certificates.forEach((other, certificate) -> {
            if (other != room) {
                write(RoomKeys.peer(of(room), other), certificate);
            }
        });
        if (!Files.exists(of(room).resolve(RoomKeys.KEK))) {
            PrivateFiles.write(of(room).resolve(RoomKeys.KEK), newKek(random));
        }
    }

    private static Secret newKek(SecureRandom random) {
        var bytes = new byte[KEK_BYTES];
        random.nextBytes(bytes);
        return Secret.of(Base64.getEncoder().encodeToString(bytes));
    }

    private static void write(Path file, X509Certificate certificate) {
        PrivateFiles.writePublic(file, Pem.utf8(Pem.certificates(List.of(certificate))));
    }
}
