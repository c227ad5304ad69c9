package io.sallyport.iampolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A pattern laid open for those who reason about every text that it matches.
 *
 * @param parts     one character or wildcard each; they match at least every text that the pattern does
 * @param certainty whether they match no other
 * @param asterisk  for an ARN pattern, whether it also matches {@code *}, the resource of actions that are about none
 */
public record OpenPattern(List<Part> parts, Certainty certainty, boolean asterisk) {
    /** How the parts stand to the pattern. */
    public enum Certainty {
        /** They match exactly what the pattern matches. */
        EXACT,
        /** A policy variable that is not known stands in them as any run. */
        FREE,
        /** The pattern matches nothing: a policy variable is known to have no value. */
        NOTHING
    }

    /** What stands for one place of a text. */
    public sealed interface Part {
        record One(char character) implements Part {}

        /** @param colon whether it may be a colon; wildcards of an ARN's first five components may not */
        record AnyOne(boolean colon) implements Part {}

        record AnyRun(boolean colon) implements Part {}
    }

    /** @param action as a document spells it; its parts are in lower case */
    public static OpenPattern ofAction(String action) {
        return ofText(Context.lowerCase(action), LanguageVersion.V2008, true, _ -> Optional.empty());
    }

    /**
     * @param wildcards whether {@code *} and {@code ?} are wildcards here
     * @param known     the values of a context key in lower case; empty when nothing is known about it
     */
    public static OpenPattern ofText(
            String text, LanguageVersion version, boolean wildcards, Function<String, Optional<Values>> known) {
        var opening = new Opening(known);
        opening.add(Template.parse(text, version, wildcards), true);
        return opening.opened(false);
    }

    /**
     * Compared component by component, as {@code Resource} elements and {@code Arn} conditions are. Its parts match texts that have all
     * six components.
     *
     * @param known the values of a context key in lower case; empty when nothing is known about it
     */
    public static OpenPattern ofArn(String text, LanguageVersion version, Function<String, Optional<Values>> known) {
        var opening = new Opening(known);
        var components = ArnPattern.components(text, version);
        var asterisk = true;
        for (var i = 0; i < components.size(); i++) {
            if (i > 0) {
                opening.parts.add(new Part.One(':'));
            }
            var tokens = opening.add(Template.parse(components.get(i), version, true), i == ArnText.RESOURCE);
            var there = i == 0 ? "*" : "";
            asterisk &= GlobWalk.matches(tokens, there, 0, there.length());
        }
        return opening.opened(asterisk);
    }

    /** While a pattern is laid open. */
    private static final class Opening {
        private static final Tokens ANY = Tokens.pattern("*");

        private final Function<String, Optional<Values>> known;
        private final List<Part> parts = new ArrayList<>();
        private boolean nothing;
        private boolean free;
        private boolean strayColon;

        /** What is not known may turn out to be unusable, which is worse than to be without a value. */
        private Certainty certainty() {
            if (strayColon || (nothing && !free)) {
                return Certainty.NOTHING;
            }
            return free ? Certainty.FREE : Certainty.EXACT;
        }

        private Opening(Function<String, Optional<Values>> known) {
            this.known = known;
        }

        private OpenPattern opened(boolean asterisk) {
            return new OpenPattern(List.copyOf(parts), certainty(), asterisk);
        }

        /** @return the template as tokens, what is not known as any run */
        private Tokens add(Template template, boolean colon) {
            var all = Tokens.NONE;
            for (var piece : template.pieces()) {
                var tokens = tokens(piece);
                add(tokens, colon);
                all = all.then(tokens);
            }
            return all;
        }

        private Tokens tokens(Template.Piece piece) {
            return switch (piece) {
                case Template.Piece.Literal(var tokens) -> tokens;
                case Template.Piece.Variable variable -> tokens(variable);
            };
        }

        private Tokens tokens(Template.Piece.Variable variable) {
            var values = known.apply(variable.key());
            if (values.isPresent() && values.get().isEmpty()) {
                nothing |= variable.fallback().isEmpty();
                return variable.fallback().map(Tokens::literal).orElse(ANY);
            }
            var one = values.filter(v -> v.size() == 1).map(v -> v.at(0));
            free |= one.isEmpty();
            return one.map(Tokens::literal).orElse(ANY);
        }

        private void add(Tokens tokens, boolean colon) {
            for (var i = 0; i < tokens.length(); i++) {
                parts.add(
                        switch (tokens.at(i)) {
                            case Tokens.ANY_RUN -> new Part.AnyRun(colon);
                            case Tokens.ANY_ONE -> new Part.AnyOne(colon);
                            default -> one((char) tokens.at(i), colon);
                        });
            }
        }

        /** A colon that came in as a value stays inside its component, which has none. */
        private Part one(char character, boolean colon) {
            strayColon |= character == ':' && !colon;
            return new Part.One(character);
        }
    }
}
