package io.sallyport.analysis.lint;

import io.sallyport.iampolicy.Context;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** What somebody may have meant. */
final class Nearest {
    /** More slips than this in one word are another word. */
    private static final int MOST_SLIPS = 2;

    private static final int SHORT = 5;

    private Nearest() {}

    /** @return the nearest, when it is near: one slip in short words, two in longer ones */
    static Optional<String> word(String word, Collection<String> known) {
        return nearest(word, known, k -> Slips.between(Context.lowerCase(word), Context.lowerCase(k)));
    }

    private static Optional<String> nearest(String word, Collection<String> known, ToIntFunction<String> slips) {
        var most = word.length() < SHORT ? 1 : MOST_SLIPS;
        return known.stream()
                .filter(k -> Math.abs(k.length() - word.length()) <= most) // what is longer still is not looked at
                .filter(k -> slips.applyAsInt(k) <= most)
                .min(Comparator.comparingInt(slips).thenComparing(Comparator.naturalOrder()));
    }

    /** @return the nearest of the longer ones: in AWS short names have neighbours, sts and sqs */
    static Optional<String> service(String service, Collection<String> served) {
        return word(service, served.stream().filter(s -> s.length() > SHORT).toList());
    }

    /** @return a key of the same name under another prefix, or the nearest; with the name that followed the slash */
    static Optional<String> key(String key, List<KeyPattern> known) {
        var slash = key.indexOf('/');
        var fixed = slash < 0 ? key : key.substring(0, slash + 1);
        var name = slash < 0 ? "" : key.substring(slash + 1);
        var candidates = known.stream()
                .filter(k -> slash < 0 || k.named())
                .map(KeyPattern::fixed)
                .toList();
        var sameName = candidates.stream()
                .filter(k -> local(k).equalsIgnoreCase(local(fixed)))
                .min(Comparator.naturalOrder());
        return sameName.or(() -> word(fixed, candidates))
                .map(k -> k.endsWith("/") && name.isEmpty() ? k + "…" : k + name);
    }

    private static String local(String key) {
        return key.substring(key.lastIndexOf(':') + 1);
    }
}
