package io.sallyport.runtime.tls;

import io.sallyport.contracts.RoomName;
import io.sallyport.runtime.config.HostName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.util.IPAddress;

/** The deployment's own certificate authority. It signs certificates of this deployment, and no other authority. */
public final class Authority {
    /** How long a server's certificate lives; it is replaced when a third is left. */
    public static final Duration SERVER_LIFE = Duration.ofDays(90);

    /** A room's certificate changes hands by files, so it lives longer. */
    public static final Duration ROOM_LIFE = Duration.ofDays(730);

    private static final Duration OWN_LIFE = Duration.ofDays(3650);
    private static final String KEY = "ca.key";
    private static final String CERTIFICATE = "ca.crt";
    /** The certificate, before its key is written. */
    private static final String COMING = "ca.crt.new";

    private static final String ANY = "*.";
    private static final int LONGEST_COMMON_NAME = 64;

    private final CertifiedKey own;
    private final Clock clock;
    private final SecureRandom random;

    private Authority(CertifiedKey own, Clock clock, SecureRandom random) {
        this.own = own;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Loads the authority in {@code folder} ({@code ca.key}, mode 600, and {@code ca.crt}), or makes one when there is none.
     *
     * @param deployment what its name says whose it is; a new authority is called {@code <deployment> deployment CA}
     * @throws UnusableKeys when one of the two files is there without the other, or they do not belong together
     */
    public static Authority open(Path folder, String deployment, Clock clock, SecureRandom random) {
        if (!Files.exists(folder.resolve(KEY)) && !Files.exists(folder.resolve(CERTIFICATE))) {
            create(folder, deployment, clock, random);
        }
        if (!Files.exists(folder.resolve(CERTIFICATE)) && Files.exists(folder.resolve(COMING))) {
            reveal(folder);
        }
        return new Authority(load(folder, clock), clock, random);
    }

    /** The last step of making one; whoever was killed before it takes it at the next start. */
    private static void reveal(Path folder) {
        try {
            Files.move(folder.resolve(COMING), folder.resolve(CERTIFICATE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path folder, String deployment, Clock clock, SecureRandom random) {
        var pair = Form.newKey(random);
        var form = new Form(
                Form.called(shortened(deployment + " deployment CA")),
                pair.getPublic(),
                clock.instant(),
                OWN_LIFE,
                true,
                KeyUsage.keyCertSign | KeyUsage.cRLSign,
                List.of(),
                List.of());
        var certificate = form.signed(Optional.empty(), pair.getPrivate(), random);
        PrivateFiles.folder(folder);
        PrivateFiles.writePublic(folder.resolve(COMING), Pem.utf8(Pem.certificates(List.of(certificate))));
        PrivateFiles.write(folder.resolve(KEY), Pem.key(pair.getPrivate()));
    }

    private static CertifiedKey load(Path folder, Clock clock) {
        var own = Checks.pair(folder.resolve(KEY), folder.resolve(CERTIFICATE));
        Checks.authority(own.certificate(), folder.resolve(CERTIFICATE), clock.instant());
        return own;
    }

    public X509Certificate certificate() {
        return own.certificate();
    }

    /**
     * A certificate for a server of this deployment, with a new key.
     *
     * @param names DNS names, lower case, {@code *.} in front allowed, and IP addresses; at least one
     */
    public CertifiedKey server(Set<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a server's certificate needs at least one name");
        }
        var pair = Form.newKey(random);
        var usage = KeyUsage.digitalSignature;
        var subject = names.iterator().next();
        return issued(pair, subject, SERVER_LIFE, usage, List.of(KeyPurposeId.id_kp_serverAuth), names);
    }

    /** A room's certificate with a new key: it speaks as server and as client, and agrees on pair keys. */
    public CertifiedKey room(RoomName room) {
        return room(room, Form.newKey(random));
    }

    /** A room's certificate for the key that it has: what it shares with others stays as it is. */
    CertifiedKey room(RoomName room, KeyPair pair) {
        return issued(
                pair,
                RoomKeys.name(room),
                ROOM_LIFE,
                KeyUsage.digitalSignature | KeyUsage.keyAgreement,
                List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth),
                Set.of(RoomKeys.name(room)));
    }

    private CertifiedKey issued(
            KeyPair pair, String subject, Duration life, int usage, List<KeyPurposeId> purposes, Set<String> names) {
        var form = form(pair.getPublic(), subject, life, usage, purposes, names);
        var certificate = form.signed(Optional.of(own.certificate()), own.key(), random);
        return new CertifiedKey(pair.getPrivate(), List.of(certificate, own.certificate()));
    }

    private Form form(
            PublicKey key, String subject, Duration life, int usage, List<KeyPurposeId> purposes, Set<String> names) {
        var alternatives = names.stream().map(Authority::alternative).toList();
        return new Form(
                Form.called(shortened(subject)), key, clock.instant(), life, false, usage, purposes, alternatives);
    }

    private static GeneralName alternative(String name) {
        if (IPAddress.isValid(name)) {
            return new GeneralName(GeneralName.iPAddress, name);
        }
        if (!HostName.is(name.startsWith(ANY) ? name.substring(ANY.length()) : name)) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is neither a DNS name in lower case nor an IP address");
        }
        return new GeneralName(GeneralName.dNSName, name);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_COMMON_NAME ? name : name.substring(0, LONGEST_COMMON_NAME);
    }
}
