package io.sallyport.runtime.tls;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;

/** Whom a client trusts, in the forms that clients want. */
public final class Truststore {
    private Truststore() {}

    public static TrustOptions options(List<X509Certificate> authorities) {
        return new PemTrustOptions().addCertValue(Buffer.buffer(Pem.certificates(authorities)));
    }

    /**
     * For Java clients ({@code -Djavax.net.ssl.trustStore}).
     *
     * @param type {@code PKCS12} or {@code JKS}
     * @param password guards against accidents only: what is inside is public
     */
    public static byte[] keyStore(List<X509Certificate> authorities, String type, String password) {
        var bytes = new ByteArrayOutputStream();
        try {
            var store = KeyStore.getInstance(type);
            store.load(null, null);
            for (var n = 0; n < authorities.size(); n++) {
                store.setCertificateEntry("sallyport-" + n, authorities.get(n));
            }
            store.store(bytes, password.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
