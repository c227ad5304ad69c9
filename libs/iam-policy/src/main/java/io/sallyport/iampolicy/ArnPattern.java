package io.sallyport.iampolicy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compares ARNs component by component: a wildcard stays inside its component, and the sixth is all that follows the fifth colon, so
 * there {@code *} spans {@code /} and {@code :}. Components that a pattern leaves out are {@code *}; so {@code "*"} is everything.
 *
 * <p>Leading components without wildcards and variables are compared as one text, and those that are {@code *} not at all.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">IAM User Guide, "IAM JSON
 *     policy elements: Resource"</a>
 */
final class ArnPattern {
    private static final TextPattern ANYTHING = TextPattern.parse("*", LanguageVersion.V2008, true);

    private final String head;
    private final TextPattern resource;
    private final TextPattern[] middle;
    private final int[] middleAt;

    private ArnPattern(List<TextPattern> components) {
        var literal = literalComponents(components);
        this.head = String.join(
                ":",
                components.subList(0, literal).stream()
                        .map(TextPattern::literalPrefix)
                        .toList());
        this.middleAt = IntStream.range(literal, ArnText.RESOURCE)
                .filter(i -> !components.get(i).matchesAnything())
                .toArray();
        this.middle = Arrays.stream(middleAt).mapToObj(components::get).toArray(TextPattern[]::new);
        this.resource = components.get(ArnText.RESOURCE);
    }

    private static int literalComponents(List<TextPattern> components) {
        return (int) components.subList(0, ArnText.RESOURCE).stream()
                .takeWhile(TextPattern::literal)
                .count();
    }

    /** @throws UnreadableValue when a policy variable is not well-formed */
    static ArnPattern parse(String text, LanguageVersion version) {
        List<TextPattern> components = new ArrayList<>();
        for (var component : components(text, version)) {
            components.add(component.equals("*") ? ANYTHING : TextPattern.parse(component, version, true));
        }
        return new ArnPattern(components);
    }

    /** All six; those that the pattern leaves out are {@code *}. */
    static List<String> components(String text, LanguageVersion version) {
        List<String> components = new ArrayList<>();
        var from = 0;
        while (components.size() < ArnText.COMPONENTS) {
            var to = from > text.length() ? -1 : end(text, from, components.size(), version);
            components.add(to < 0 ? "*" : text.substring(from, to));
            from = to < 0 ? from : to + 1;
        }
        return components;
    }

    private static int end(String text, int from, int component, LanguageVersion version) {
        return component == ArnText.RESOURCE ? text.length() : colonOutsideVariables(text, from, version);
    }

    private static int colonOutsideVariables(String text, int from, LanguageVersion version) {
        var at = from;
        while (at < text.length() && text.charAt(at) != ':') {
            at = version.knowsVariables() && text.startsWith("${", at) ? Template.close(text, at) : at + 1;
        }
        return at;
    }

    Outcome match(ArnText arn, Context context) {
        if (!headMatches(arn.text())) {
            return Outcome.NO;
        }
        var outcome = component(resource, ArnText.RESOURCE, arn, context);
        for (var i = 0; i < middle.length && outcome != Outcome.NO; i++) {
            outcome = both(outcome, component(middle[i], middleAt[i], arn, context));
        }
        return outcome;
    }

    private boolean headMatches(String text) {
        return text.startsWith(head)
                && (head.isEmpty() || text.length() == head.length() || text.charAt(head.length()) == ':');
    }

    private static Outcome component(TextPattern pattern, int component, ArnText arn, Context context) {
        return pattern.match(arn.text(), arn.start(component), arn.end(component), context);
    }

    /** A component that does not match decides; else the one that is hardest to tell. */
    private static Outcome both(Outcome one, Outcome other) {
        return other == Outcome.NO || one.compareTo(other) < 0 ? other : one;
    }

    /** What the resource part of every matching ARN begins with; for the index. */
    String indexPrefix() {
        return resource.literalPrefix();
    }
}
