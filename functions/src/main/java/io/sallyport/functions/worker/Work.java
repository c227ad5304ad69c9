package io.sallyport.functions.worker;

import io.sallyport.contracts.Sealed;
import io.sallyport.functions.core.Engine;
import java.util.Optional;

/**
 * One version of a function as a worker needs it.
 *
 * @param revision  changes with every change of code or configuration; environments are reused within one only
 * @param runtime   identifier, for example {@code python3.12}
 * @param variables the function's own, a JSON object sealed under the room's key for {@code function-variables/<name>}
 * @param codeHash  SHA-256 of the zip in hex
 */
public record Work(
        String name,
        String version,
        String revision,
        Engine engine,
        String runtime,
        String handler,
        int timeoutSeconds,
        int memoryMegabytes,
        Optional<Sealed> variables,
        String codeHash) {

    /** What the variables are sealed for. */
    public static String variablesPurpose(String function) {
        return "function-variables/" + function;
    }
}
