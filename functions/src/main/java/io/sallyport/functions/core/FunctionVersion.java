package io.sallyport.functions.core;

import io.sallyport.contracts.Sealed;
import java.time.Instant;
import java.util.Optional;

/**
 * A version of a function, as it is stored.
 *
 * @param number    0 for {@code $LATEST}, the only one that changes
 * @param revision  a UUID, another one after every change
 * @param variables a JSON object, sealed
 * @param codeHash  SHA-256 of the zip in hex
 * @param codeSize  bytes of the zip
 */
public record FunctionVersion(
        String name,
        long number,
        String revision,
        String runtime,
        String handler,
        String role,
        String description,
        int timeoutSeconds,
        int memoryMegabytes,
        Optional<Sealed> variables,
        String codeHash,
        long codeSize,
        Instant modifiedAt) {
    public static final String LATEST = "$LATEST";

    /** @return {@code $LATEST}, or the number */
    public String version() {
        return number == 0 ? LATEST : String.valueOf(number);
    }

    public Engine engine() {
        return Engine.of(runtime).orElseThrow(() -> new IllegalStateException("stored with runtime " + runtime));
    }

    public FunctionVersion numbered(long other, String newRevision, String newDescription, Instant now) {
        return new FunctionVersion(
                name,
                other,
                newRevision,
                runtime,
                handler,
                role,
                newDescription,
                timeoutSeconds,
                memoryMegabytes,
                variables,
                codeHash,
                codeSize,
                now);
    }

    public FunctionVersion withCode(String hash, long size, String newRevision, Instant now) {
        return new FunctionVersion(
                name,
                number,
                newRevision,
                runtime,
                handler,
                role,
                description,
                timeoutSeconds,
                memoryMegabytes,
                variables,
                hash,
                size,
                now);
    }
}
