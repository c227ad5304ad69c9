package io.sallyport.runtime.tls;

import io.sallyport.contracts.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * Certificates and keys as text.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 */
public final class Pem {
    private static final int MOST_OBJECTS = 16;

    private Pem() {}

    /** @param certificates the first is the one that is spoken for, its issuers follow */
    public static String certificates(List<X509Certificate> certificates) {
        var text = new StringBuilder();
        for (var certificate : certificates) {
            text.append(object("CERTIFICATE", encoded(certificate)));
        }
        return text.toString();
    }

    /** @return {@code PRIVATE KEY}, PKCS #8 */
    public static Secret key(PrivateKey key) {
        return Secret.of(object("PRIVATE KEY", key.getEncoded()));
    }

    /** @throws UnusableKeys when there is none, more than 16, or something else, naming {@code source} */
    public static List<X509Certificate> readCertificates(String text, String source) {
        var certificates = objects(text, source).stream()
                .map(object -> certificate(object, source))
                .toList();
        if (certificates.isEmpty()) {
            throw new UnusableKeys(source + " holds no certificate: a PEM file with BEGIN CERTIFICATE is needed");
        }
        return certificates;
    }

    /** @param text an unencrypted PKCS #8 key on a curve */
    public static PrivateKey readKey(Secret text, String source) {
        var objects = objects(text.reveal(), source);
        if (objects.size() != 1 || !objects.getFirst().getType().equals("PRIVATE KEY")) {
            throw new UnusableKeys(source + " is not one PKCS #8 key: a PEM file with BEGIN PRIVATE KEY is needed");
        }
        try {
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(objects.getFirst().getContent()));
        } catch (GeneralSecurityException e) {
            throw new UnusableKeys(source + " is not an elliptic-curve key: EC P-256 is needed");
        }
    }

    private static List<PemObject> objects(String text, String source) {
        try (var reader = new PemReader(new StringReader(text))) {
            var objects = new ArrayList<PemObject>();
            for (var next = reader.readPemObject(); next != null; next = reader.readPemObject()) {
                objects.add(next);
                if (objects.size() > MOST_OBJECTS) {
                    throw new UnusableKeys(source + " holds more than " + MOST_OBJECTS + " PEM objects");
                }
            }
            return objects;
        } catch (IOException | RuntimeException e) {
            throw e instanceof UnusableKeys known ? known : new UnusableKeys(source + " is no PEM file");
        }
    }

    private static X509Certificate certificate(PemObject object, String source) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(object.getContent()));
        } catch (CertificateException e) {
            throw new UnusableKeys(source + " holds something that is no X.509 certificate");
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String object(String type, byte[] content) {
        var text = new StringWriter();
        try (var writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
