package io.sallyport.runtime.tls;

import io.sallyport.contracts.Secret;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A private key with the certificates that speak for it. Prints the name only. */
public final class CertifiedKey {
    private final PrivateKey key;
    private final List<X509Certificate> chain;

    /** @param chain the key's own certificate first */
    public CertifiedKey(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    public PrivateKey key() {
        return key;
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    public List<X509Certificate> chain() {
        return chain;
    }

    /** @return the moment from which it should be replaced: a third of its life is left */
    public Instant renewFrom() {
        var from = certificate().getNotBefore().toInstant();
        var to = certificate().getNotAfter().toInstant();
        return to.minus(Duration.between(from, to).dividedBy(3));
    }

    public boolean dueForRenewal(Instant now) {
        return !now.isBefore(renewFrom());
    }

    public Secret keyPem() {
        return Pem.key(key);
    }

    public String chainPem() {
        return Pem.certificates(chain);
    }

    /** @return what a Vert.x server or client presents */
    public KeyCertOptions options() {
        return new PemKeyCertOptions()
                .setKeyValue(Buffer.buffer(keyPem().bytes()))
                .setCertValue(Buffer.buffer(chainPem()));
    }

    @Override
    public String toString() {
        return "CertifiedKey[" + certificate().getSubjectX500Principal().getName() + "]";
    }
}
