package io.sallyport.runtime.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What must hold of keys and certificates before anybody relies on them. Each says no in a sentence that names the file. */
final class Checks {
    private static final byte[] CHALLENGE = Pem.utf8("do the key and the certificate belong together");

    private Checks() {}

    /** @return the key with its chain, when they belong together */
    static CertifiedKey pair(Path keyFile, Path certificateFile) {
        var key = Pem.readKey(PrivateFiles.read(keyFile), keyFile.toString());
        var chain = Pem.readCertificates(PrivateFiles.readText(certificateFile), certificateFile.toString());
        if (!belong(key, chain.getFirst().getPublicKey())) {
            throw new UnusableKeys(keyFile + " does not belong to " + certificateFile
                    + ": restore the two from one backup, or remove both to make new ones");
        }
        return new CertifiedKey(key, chain);
    }

    private static boolean belong(PrivateKey key, PublicKey certified) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(CHALLENGE);
            var signed = signature.sign();
            signature.initVerify(certified);
            signature.update(CHALLENGE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static void authority(X509Certificate certificate, Path file, Instant now) {
        if (certificate.getBasicConstraints() < 0) {
            throw new UnusableKeys(file + " is not an authority's certificate");
        }
        issued(certificate, certificate, file, now);
    }

    static void issued(X509Certificate certificate, X509Certificate authority, Path file, Instant now) {
        try {
            certificate.verify(authority.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new UnusableKeys(file + " was not issued by this deployment's authority ("
                    + authority.getSubjectX500Principal().getName() + ")");
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())
                || now.isAfter(certificate.getNotAfter().toInstant())) {
            throw new UnusableKeys(
                    file + " is valid from " + certificate.getNotBefore().toInstant() + " to "
                            + certificate.getNotAfter().toInstant() + ", and now it is " + now
                            + ": renew it, or correct the clock");
        }
    }

    static void names(X509Certificate certificate, String name, Path file) {
        if (!names(certificate).contains(name)) {
            throw new UnusableKeys(file + " speaks for " + names(certificate) + ", not for " + name);
        }
        if (!(certificate.getPublicKey() instanceof ECPublicKey)) {
            throw new UnusableKeys(file + " has no elliptic-curve key: EC P-256 is needed");
        }
    }

    /** @return DNS names in the certificate */
    static List<String> names(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                    .flatMap(Collection::stream)
                    .map(List::getLast)
                    .map(String::valueOf)
                    .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }
}
