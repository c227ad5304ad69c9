package io.sallyport.token.core;

import java.security.SecureRandom;
import java.util.Base64;

/** Names, codes and tokens that are made up. */
public final class Minted {
    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String LOWER = "0123456789abcdefghijklmnopqrstuvwxyz";

    private Minted() {}

    public static String poolId(String region, SecureRandom random) {
        return region + "_" + draw(ALPHANUMERIC, 9, random);
    }

    public static String clientId(SecureRandom random) {
        return draw(LOWER, 26, random);
    }

    /** 51 characters, 263 bits. */
    public static String clientSecret(SecureRandom random) {
        return draw(LOWER, 51, random);
    }

    /** Six digits, each as likely as any other. */
    public static String code(SecureRandom random) {
        return "%06d".formatted(random.nextInt(1_000_000));
    }

    /** Conforms to any policy of up to {@code max(length, 12)} characters. */
    public static String temporaryPassword(int length, SecureRandom random) {
        var rest = draw(ALPHANUMERIC, Math.max(length, 12) - 4, random);
        return draw("ABCDEFGHJKLMNPQRSTUVWXYZ", 1, random)
                + draw("abcdefghijkmnopqrstuvwxyz", 1, random)
                + draw("23456789", 1, random)
                + rest
                + draw("!@#%&*", 1, random);
    }

    /** 43 characters, 256 bits. */
    public static String token(SecureRandom random) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String draw(String alphabet, int length, SecureRandom random) {
        var text = new StringBuilder(length);
        random.ints(length, 0, alphabet.length()).forEach(i -> text.append(alphabet.charAt(i)));
        return text.toString();
    }
}
