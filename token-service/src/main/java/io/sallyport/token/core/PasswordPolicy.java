package io.sallyport.token.core;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.contracts.TokenFailure;
import java.util.function.IntPredicate;

/**
 * What a pool demands of passwords.
 *
 * @param temporaryDays how long a password that an administrator gave may be used to sign in
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html">Cognito developer guide,
 *     "Adding user pool password requirements"</a>
 */
public record PasswordPolicy(
        int minimumLength, boolean uppercase, boolean lowercase, boolean numbers, boolean symbols, int temporaryDays) {
    public static final PasswordPolicy STANDARD = new PasswordPolicy(8, true, true, true, true, 7);
    private static final String SYMBOLS = "^$*.[]{}()?-\"!@#%&/\\,><':;|_~`+=";

    /** @throws Refusal in Cognito's words */
    public void check(Secret password) {
        var text = password.reveal();
        require(text.length() >= minimumLength, "Password not long enough");
        require(!lowercase || has(text, c -> c >= 'a' && c <= 'z'), "Password must have lowercase characters");
        require(!uppercase || has(text, c -> c >= 'A' && c <= 'Z'), "Password must have uppercase characters");
        require(!numbers || has(text, c -> c >= '0' && c <= '9'), "Password must have numeric characters");
        require(!symbols || has(text, c -> SYMBOLS.indexOf(c) >= 0), "Password must have symbol characters");
    }

    private static boolean has(String text, IntPredicate kind) {
        return text.chars().anyMatch(kind);
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new Refusal(TokenFailure.INVALID_PASSWORD, "Password did not conform with policy: " + otherwise);
        }
    }
}
