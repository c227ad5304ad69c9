package io.sallyport.runtime.trust;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.PolicyContract.Document;
import io.sallyport.contracts.Refusal;
import io.sallyport.iampolicy.CompiledPolicy;
import io.sallyport.iampolicy.MalformedPolicy;
import io.sallyport.iampolicy.NamedPolicy;
import io.sallyport.iampolicy.Rules;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Policy documents, compiled once per content and shared by all who have the same. */
final class Documents {
    private final NearCopies<String, CompiledPolicy> byContent;

    Documents(CacheMeter meter, int most) {
        this.byContent = new NearCopies<>(meter, most);
    }

    /** @throws Refusal {@link BusFailure#UNAVAILABLE} when it is not what its hash says, or cannot be read: nobody can decide by it */
    NamedPolicy of(Document document) {
        return compiled(document.json(), document.contentHash()).named(document.name(), document.arn());
    }

    /** A session policy handed over inline. */
    NamedPolicy inline(String json) {
        return compiled(json, sha256(json)).named("session policy", "");
    }

    /** Identity, boundary, session and guard rail documents are all of one shape. */
    private CompiledPolicy compiled(String json, String hash) {
        return byContent.find(hash).orElseGet(() -> byContent.keep(hash, compile(json, hash)));
    }

    private static CompiledPolicy compile(String json, String hash) {
        if (!sha256(json).equals(hash)) {
            throw new Refusal(BusFailure.UNAVAILABLE, "a policy document is not the one its hash names");
        }
        try {
            return CompiledPolicy.of(json, Rules.IDENTITY);
        } catch (MalformedPolicy e) {
            throw new Refusal(BusFailure.UNAVAILABLE, "a policy document cannot be read: " + e.getMessage());
        }
    }

    private static String sha256(String json) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
