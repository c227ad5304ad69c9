package io.sallyport.policy.core;

import io.sallyport.contracts.Secret;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes what is never used again.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids">IAM User
 *     Guide, "Unique identifiers"</a>
 */
public record Identifiers(SecureRandom random) {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** @return prefix and 17 characters, for example {@code AROA…} */
    public String next(String prefix) {
        return prefix + base32(17);
    }

    /** @return {@code AKIA} and 16 characters */
    public String accessKeyId() {
        return "AKIA" + base32(16);
    }

    /** @return 40 characters of 240 random bits */
    public Secret secretAccessKey() {
        var bytes = new byte[30];
        random.nextBytes(bytes);
        return Secret.of(Base64.getEncoder().encodeToString(bytes));
    }

    private String base32(int length) {
        var text = new StringBuilder(length);
        random.ints(length, 0, BASE32.length()).forEach(i -> text.append(BASE32.charAt(i)));
        return text.toString();
    }
}
