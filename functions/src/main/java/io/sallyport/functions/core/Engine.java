package io.sallyport.functions.core;

import java.util.Arrays;
import java.util.Optional;

/** What runs a function's code: an interpreter of the machine, or the executable that the function brings. */
public enum Engine {
    JAVA("java"),
    NODEJS("nodejs"),
    PYTHON("python"),
    PROVIDED("provided");

    private final String prefix;

    Engine(String prefix) {
        this.prefix = prefix;
    }

    /** @param runtime a runtime identifier, for example {@code nodejs22.x} */
    public static Optional<Engine> of(String runtime) {
        return Arrays.stream(values())
                .filter(engine -> runtime.startsWith(engine.prefix))
                .findFirst();
    }
}
