package io.sallyport.gateway.auth;

import io.sallyport.contracts.Secret;
import io.sallyport.gateway.core.AuthorizerPlan;
import io.sallyport.gateway.core.Visit;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Under what an answer is kept: a keyed hash over whose API and stage it is, its flush epoch, the authorizer as it is defined, and every
 * identity value. Tells nothing about the token in it, and nobody else can make one.
 */
final class CacheKeys {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    CacheKeys(Secret key) {
        this.key = new SecretKeySpec(key.bytes(), HMAC);
    }

    String of(Visit visit, AuthorizerPlan plan, List<String> identity) {
        var api = visit.api();
        var mac = mac();
        add(mac, visit.home().accountId());
        add(mac, api.apiId());
        add(mac, api.stage());
        add(mac, Long.toString(api.cacheEpoch()));
        add(mac, plan.spec().id());
        add(mac, plan.contentHash());
        identity.forEach(value -> add(mac, value));
        return HexFormat.of().formatHex(mac.doFinal());
    }

    /** With its length in front, so that no two lists of values run together into one. */
    private static void add(Mac mac, String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
    }

    private Mac mac() {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
