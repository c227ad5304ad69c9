package io.sallyport.token.core;

import io.sallyport.contracts.Secret;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Password hashes as text, {@code $argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>}. One takes about 50 ms and 19 MiB: never on an event
 * loop.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9106">RFC 9106</a>
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP, Password Storage</a>
 */
public final class Argon2id {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int MIN_SALT_BYTES = 16;
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([\\w+/]{8,88})\\$([\\w+/]{16,88})");

    private Argon2id() {}

    /** @param salt at least 16 random bytes */
    public static String hash(Secret password, byte[] salt) {
        if (salt.length < MIN_SALT_BYTES) {
            throw new IllegalArgumentException("a salt has at least 16 bytes, not " + salt.length);
        }
        var hash = run(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(MEMORY_KIB, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    /** @param encoded made by {@link #hash}, perhaps with other costs than today's */
    public static boolean matches(Secret password, String encoded) {
        var form = FORM.matcher(encoded);
        if (!form.matches()) {
            throw new IllegalArgumentException("not an Argon2id hash");
        }
        var expected = Secret.of(Base64.getDecoder().decode(form.group(5)));
        var actual = run(
                password,
                Base64.getDecoder().decode(form.group(4)),
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                Integer.parseInt(form.group(3)),
                expected.bytes().length);
        return expected.matches(actual);
    }

    private static byte[] run(Secret password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        var hash = new byte[length];
        generator.generateBytes(password.bytes(), hash);
        return hash;
    }
}
