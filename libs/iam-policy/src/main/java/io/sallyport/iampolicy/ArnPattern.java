package io.sallyport.iampolicy;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares ARNs component by component: a wildcard stays inside its component, and the sixth is all that follows the fifth colon, so
 * there {@code *} spans {@code /} and {@code :}. Components that a pattern leaves out are {@code *}; so {@code "*"} is everything.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">IAM User Guide, "IAM JSON
 *     policy elements: Resource"</a>
 */
record ArnPattern(List<TextPattern> components) {
    private static final TextPattern ANYTHING = TextPattern.parse("*", LanguageVersion.V2008, true);

    /** @throws UnreadableValue when a policy variable is not well-formed */
    static ArnPattern parse(String text, LanguageVersion version) {
        List<TextPattern> components = new ArrayList<>();
        var from = 0;
        while (components.size() < ArnText.COMPONENTS) {
            var to = from > text.length() ? -1 : end(text, from, components.size(), version);
            components.add(to < 0 ? ANYTHING : TextPattern.parse(text.substring(from, to), version, true));
            from = to < 0 ? from : to + 1;
        }
        return new ArnPattern(List.copyOf(components));
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
        var outcome = Outcome.YES;
        for (var i = ArnText.COMPONENTS - 1; i >= 0; i--) {
            var found = components.get(i).match(arn.text(), arn.start(i), arn.end(i), context);
            if (found == Outcome.NO) {
                return found;
            }
            outcome = worse(outcome, found);
        }
        return outcome;
    }

    private static Outcome worse(Outcome one, Outcome other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** What the resource part of every matching ARN begins with; for the index. */
    String indexPrefix() {
        return components.get(ArnText.RESOURCE).literalPrefix();
    }
}
