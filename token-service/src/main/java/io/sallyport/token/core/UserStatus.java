package io.sallyport.token.core;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;

/** Where a user stands, in Cognito's words. */
public enum UserStatus {
    /** Signed up; has not shown that the address is theirs. */
    UNCONFIRMED,
    CONFIRMED,
    /** Signs in with a password that an administrator gave, only to choose another. */
    FORCE_CHANGE_PASSWORD,
    RESET_REQUIRED;

    /** @throws Refusal unless the user signed up and waits to be confirmed */
    public UserStatus confirmed() {
        if (this != UNCONFIRMED) {
            throw new Refusal(TokenFailure.NOT_AUTHORIZED, "User cannot be confirmed. Current status is " + name());
        }
        return CONFIRMED;
    }

    /** @param permanent false for a password that has to be changed at the next sign-in */
    public UserStatus withPassword(boolean permanent) {
        return permanent ? CONFIRMED : FORCE_CHANGE_PASSWORD;
    }
}
