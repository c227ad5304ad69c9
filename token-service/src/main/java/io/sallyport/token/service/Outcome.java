package io.sallyport.token.service;

import io.sallyport.token.core.AuthState;
import java.util.Map;
import java.util.Optional;

/** How a step of a sign-in ends. */
public sealed interface Outcome {
    record SignedIn(TokenIssuer.Tokens tokens) implements Outcome {}

    /** @param session absent for SRP, whose secret block carries the state */
    record Challenge(AuthState.Step step, Optional<String> session, Map<String, String> parameters)
            implements Outcome {}
}
