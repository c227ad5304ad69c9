package io.sallyport.token.core;

/**
 * What is kept between two steps of a sign-in.
 *
 * @param sub          empty when nobody of that name exists, which the client must not learn
 * @param userId       {@code USER_ID_FOR_SRP}
 * @param clientKey    SRP's A, hexadecimal; empty outside SRP
 * @param serverSecret SRP's b
 * @param serverKey    SRP's B
 */
public record AuthState(
        Step step, String poolId, String sub, String userId, String clientKey, String serverSecret, String serverKey) {

    /** Which answer is waited for. */
    public enum Step {
        PASSWORD_VERIFIER,
        NEW_PASSWORD_REQUIRED
    }

    @Override
    public String toString() {
        return "AuthState[" + step + "]";
    }
}
