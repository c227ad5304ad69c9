package io.sallyport.gateway.service;

import java.security.SecureRandom;
import java.util.function.Supplier;

/** Ten lower-case letters and digits: 51 bits that nobody guesses. */
public record Ids(SecureRandom random) implements Supplier<String> {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 10;

    @Override
    public String get() {
        var id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
