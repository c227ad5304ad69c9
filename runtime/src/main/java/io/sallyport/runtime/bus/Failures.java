package io.sallyport.runtime.bus;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Failure;
import io.sallyport.contracts.Refusal;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Failures by their name on the wire. */
final class Failures {
    private static final Map<String, Failure> BY_CODE = Arrays.stream(Failure.class.getPermittedSubclasses())
            .flatMap(type -> Arrays.stream(type.getEnumConstants()))
            .map(Failure.class::cast)
            .collect(Collectors.toUnmodifiableMap(Failure::code, Function.identity()));

    private Failures() {}

    /** A code that this version does not know means that the answerer is newer: not a yes. */
    static Refusal refusal(String code, String detail) {
        var failure = BY_CODE.get(code);
        return failure == null
                ? new Refusal(BusFailure.UNAVAILABLE, "an answer this version cannot read: " + code)
                : new Refusal(failure, detail);
    }
}
