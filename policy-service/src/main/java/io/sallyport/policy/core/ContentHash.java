package io.sallyport.policy.core;

import io.sallyport.contracts.PolicyContract.Document;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** SHA-256 in hex of what decides, so that two who hold the same know it. */
public final class ContentHash {
    private final MessageDigest digest = sha256();

    private ContentHash() {}

    public static String of(String json) {
        return HexFormat.of().formatHex(sha256().digest(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Over the principal's id, every document with its place, and the tags whatever their order. */
    public static String of(String principalId, List<Document> documents, Map<String, String> tags) {
        var hash = new ContentHash().with(principalId);
        for (var document : documents) {
            hash.with(document.kind().name())
                    .with(document.name())
                    .with(document.arn())
                    .with(document.contentHash());
        }
        hash.with("tags");
        new TreeMap<>(tags).forEach((name, value) -> hash.with(name).with(value));
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    /** Each part with its length, so that no two lists of parts look alike. */
    private ContentHash with(String part) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        return this;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
