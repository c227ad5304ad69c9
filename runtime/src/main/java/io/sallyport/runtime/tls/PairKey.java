package io.sallyport.runtime.tls;

import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The key of two rooms: static-static ECDH on P-256, then HKDF-SHA256 bound to both names, sorted, so that both ends get the same.
 *
 * @see <a href="https://csrc.nist.gov/pubs/sp/800/56/a/r3/final">NIST SP 800-56A, section 6.3, C(0e, 2s)</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5869">RFC 5869</a>
 */
final class PairKey {
    private static final byte[] SALT = Pem.utf8("sallyport pair key v1");
    private static final int BYTES = 32;

    private PairKey() {}

    static Secret of(CertifiedKey own, RoomName self, X509Certificate peer, RoomName other) {
        try {
            var agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(own.key());
            agreement.doPhase(peer.getPublicKey(), true);
            var derived = HKDFParameterSpec.ofExtract()
                    .addSalt(SALT)
                    .addIKM(agreement.generateSecret())
                    .thenExpand(Pem.utf8(names(self, other)), BYTES);
            return Secret.of(KDF.getInstance("HKDF-SHA256").deriveData(derived));
        } catch (GeneralSecurityException e) {
            throw new UnusableKeys("the certificates of " + self.label() + " and " + other.label()
                    + " are not on one curve: EC P-256 is needed");
        }
    }

    private static String names(RoomName self, RoomName other) {
        return Stream.of(self, other).map(RoomName::label).sorted().collect(Collectors.joining(" "));
    }
}
