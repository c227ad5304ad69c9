package io.sallyport.gateway.aws;

import io.sallyport.gateway.definition.Broken;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** The JSON patches of the first API: a list of {@code replace}, {@code add} and {@code remove}. */
final class Patches {
    private Patches() {}

    /** Applies one operation to what is changed. */
    interface Step<T> {
        T apply(T value, Op op, String path, String text);
    }

    static <T> T apply(T start, List<PatchOperation> patches, Step<T> step) {
        var value = start;
        for (var patch : patches) {
            var op = Optional.ofNullable(patch.op()).orElse(Op.UNKNOWN_TO_SDK_VERSION);
            Broken.unless(
                    op == Op.REPLACE || op == Op.ADD || op == Op.REMOVE,
                    "Invalid patch operation specified. Must be 'add'|'remove'|'replace'");
            value = step.apply(value, op, Members.text(patch.path()), Members.text(patch.value()));
        }
        return value;
    }

    static RuntimeException unknownPath(String path) {
        return Broken.because("Invalid patch path " + path);
    }

    /** @return what follows {@code prefix} in a JSON pointer, unescaped; empty when it does not begin so */
    static Optional<String> below(String prefix, String path) {
        return path.startsWith(prefix) && path.length() > prefix.length()
                ? Optional.of(path.substring(prefix.length()).replace("~1", "/").replace("~0", "~"))
                : Optional.empty();
    }
}
