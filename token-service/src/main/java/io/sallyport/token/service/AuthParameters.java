package io.sallyport.token.service;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import java.util.Map;
import java.util.Optional;

/** The loose parameters of a sign-in's steps. */
final class AuthParameters {
    private AuthParameters() {}

    static String required(Map<String, String> parameters, String name) {
        return optional(parameters, name)
                .orElseThrow(() -> new Refusal(TokenFailure.INVALID_PARAMETER, "Missing required parameter " + name));
    }

    static Optional<String> optional(Map<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    static void refuse(Map<String, String> parameters, String name) {
        if (parameters.containsKey(name)) {
            throw new Refusal(GatewayFailure.INVALID_REQUEST, name + " is not built yet");
        }
    }
}
