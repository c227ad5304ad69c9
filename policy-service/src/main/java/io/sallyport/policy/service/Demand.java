package io.sallyport.policy.service;

import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import java.util.regex.Pattern;

/** Bounds of what comes over the bus. */
final class Demand {
    private Demand() {}

    static void require(String text, int most, String what) {
        refuse(text.isBlank() || text.length() > most, what + " must have 1 to " + most + " characters");
    }

    static void require(String text, Pattern shape, String what) {
        refuse(!shape.matcher(text).matches(), what + " must match " + shape);
    }

    static void refuse(boolean when, String detail) {
        if (when) {
            throw new Refusal(PolicyFailure.INVALID_INPUT, detail);
        }
    }
}
