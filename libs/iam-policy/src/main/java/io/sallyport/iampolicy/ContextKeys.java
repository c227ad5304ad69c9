package io.sallyport.iampolicy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which context keys a document asks for, in its conditions and in its policy variables. */
public final class ContextKeys {
    private ContextKeys() {}

    /**
     * A policy variable.
     *
     * @param key       as spelled in the document
     * @param defaulted whether the document says what it is without a value
     */
    public record Variable(String key, boolean defaulted) {}

    /** @return the policy variables of one resource or value */
    public static List<Variable> variables(String text, LanguageVersion version) {
        return Template.parse(text, version, true).variables().stream()
                .map(v -> new Variable(v.name(), v.fallback().isPresent()))
                .toList();
    }

    /** @return as spelled in the document, each once whatever its case, in order */
    public static List<String> in(PolicyDocument document) {
        var keys = new LinkedHashSet<String>();
        for (var statement : document.statements()) {
            statement.conditions().forEach(c -> keys.add(c.key()));
            statement.resources().ifPresent(r -> r.items().forEach(i -> keys.addAll(names(i, document.version()))));
            statement.conditions().stream()
                    .filter(c -> c.operator().comparison().family().takesVariables())
                    .flatMap(c -> c.values().stream())
                    .forEach(v -> keys.addAll(names(v, document.version())));
        }
        return distinct(keys);
    }

    /** @return those of {@link #in} that {@code context} has no value for */
    public static List<String> missing(PolicyDocument document, Context context) {
        return in(document).stream()
                .filter(k -> context.values(Context.lowerCase(k)).isEmpty())
                .toList();
    }

    private static List<String> names(String text, LanguageVersion version) {
        return Template.parse(text, version, true).names();
    }

    private static List<String> distinct(Set<String> keys) {
        var seen = new LinkedHashSet<String>();
        return keys.stream().filter(k -> seen.add(Context.lowerCase(k))).toList();
    }
}
