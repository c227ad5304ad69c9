package io.sallyport.runtime.trust;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.PolicyContract.SessionKey;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Opens the keys that open session tokens. */
record SessionKeyring(Ledger.Opener opener) {

    /** Opening only: nobody mints with these. */
    record Key(SessionKey told, PublicKey publicKey, Secret openingKey) {}

    /** @return by key id; a key that was there before is not opened again */
    Map<String, Key> open(List<SessionKey> told, BookPage before) {
        var found = new HashMap<String, Key>();
        for (var key : told) {
            var old = before.sessionKeys().get(key.keyId());
            found.put(key.keyId(), old != null && old.told().equals(key) ? old : open(key));
        }
        return Map.copyOf(found);
    }

    private Key open(SessionKey key) {
        try {
            var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(key.publicKey()));
            var publicKey = KeyFactory.getInstance("RSA").generatePublic(spec);
            return new Key(key, publicKey, opener.open(key.openingKey(), "opening-key/" + key.keyId()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Refusal(BusFailure.UNAVAILABLE, "session key " + key.keyId() + " cannot be read");
        }
    }
}
