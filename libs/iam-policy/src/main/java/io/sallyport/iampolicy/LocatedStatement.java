package io.sallyport.iampolicy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A statement, what decisions call it, and the decisions that it leads to, made beforehand: deciding allocates nothing.
 *
 * @param allowed when it grants
 * @param denials when it denies, by the layer that it stands in; none of an Allow
 */
record LocatedStatement(
        CompiledStatement statement,
        StatementRef ref,
        Decision.Allowed allowed,
        Map<Layer, Optional<Decision>> denials) {
    static LocatedStatement of(CompiledStatement statement, StatementRef ref) {
        return new LocatedStatement(
                statement, ref, new Decision.Allowed(ref), statement.denies() ? denials(ref) : Map.of());
    }

    private static Map<Layer, Optional<Decision>> denials(StatementRef ref) {
        var denials = new EnumMap<Layer, Optional<Decision>>(Layer.class);
        for (var layer : Layer.values()) {
            denials.put(layer, Optional.of(new Decision.Denied(layer, ref)));
        }
        return denials;
    }

    Optional<Decision> denial(Layer layer) {
        return denials.getOrDefault(layer, Optional.empty());
    }
}
