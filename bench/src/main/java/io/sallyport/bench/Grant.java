package io.sallyport.bench;

import java.util.Optional;

/**
 * One statement about the API of the story, in no engine's language.
 *
 * @param path below the API's ARN, with {@code *} for any run of characters, for example {@code /test/GET/pets/*}
 * @param when when not always
 */
record Grant(boolean allows, String path, Optional<When> when) {
    /**
     * Only for a department's people, from its network.
     *
     * @param department the caller's tag {@code dept}
     * @param network    for example {@code 10.7.0.0/16}
     */
    record When(String department, String network) {}

    static Grant allow(String path) {
        return new Grant(true, path, Optional.empty());
    }

    static Grant deny(String path) {
        return new Grant(false, path, Optional.empty());
    }

    /** To the department of a number. */
    static Grant allow(String path, int department) {
        return new Grant(true, path, Optional.of(new When("dept" + department, "10." + department % 256 + ".0.0/16")));
    }
}
