package io.sallyport.iampolicy;

import java.util.ArrayList;
import java.util.List;

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
    /** Of the older version, which has no variables to look for. */
    private static final TextPattern ANYTHING = TextPattern.parse("*", LanguageVersion.V2008, true);

    private final String head;
    private final TextPattern resource;

    /** What follows the head, up to the last component that is not {@code *}. */
    private final TextPattern[] middle;

    /** Where it begins. */
    private final int middleAt;

    private ArnPattern(List<TextPattern> components) {
        var literal = literalComponents(components);
        this.head = String.join(
                ":",
                components.subList(0, literal).stream()
                        .map(TextPattern::literalPrefix)
                        .toList());
        this.middleAt = literal == 0 ? 0 : head.length() + 1;
        this.middle = withoutLastAnything(components.subList(literal, ArnText.RESOURCE))
                .toArray(TextPattern[]::new);
        this.resource = components.get(ArnText.RESOURCE);
    }

    private static int literalComponents(List<TextPattern> components) {
        return (int) components.subList(0, ArnText.RESOURCE).stream()
                .takeWhile(TextPattern::literal)
                .count();
    }

    private static List<TextPattern> withoutLastAnything(List<TextPattern> components) {
        var length = components.size();
        while (length > 0 && components.get(length - 1).matchesAnything()) {
            length--;
        }
        return components.subList(0, length);
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

    /** @param resourceAt where the resource part of {@code arn} begins */
    Outcome match(String arn, int resourceAt, Context context) {
        if (!headMatches(arn)) {
            return Outcome.NO;
        }
        var outcome = resource.match(arn, resourceAt, arn.length(), context);
        var from = Math.min(middleAt, arn.length());
        for (var i = 0; i < middle.length && outcome != Outcome.NO; i++) {
            var to = ArnText.end(arn, from);
            outcome = both(outcome, middle[i].match(arn, from, to, context));
            from = ArnText.after(arn, to);
        }
        return outcome;
    }

    private boolean headMatches(String arn) {
        return arn.startsWith(head)
                && (middleAt == 0 || arn.length() == head.length() || arn.charAt(head.length()) == ':');
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
