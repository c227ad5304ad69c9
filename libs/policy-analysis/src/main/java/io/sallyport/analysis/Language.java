package io.sallyport.analysis;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.RegExp;
import io.sallyport.iampolicy.OpenPattern.Part;
import java.util.List;
import java.util.Optional;

/** A set of texts, as a deterministic automaton. Immutable. */
final class Language {
    static final Language NOTHING = new Language(Automaton.makeEmpty(), Optional.empty());
    static final Language EVERYTHING = new Language(Automaton.makeAnyString(), Optional.empty());

    private final Automaton automaton;
    private final Optional<String> single;
    private Optional<Automaton> complement = Optional.empty();

    private Language(Automaton automaton, Optional<String> single) {
        this.automaton = automaton;
        this.single = single;
        automaton.expandSingleton();
    }

    static Language only(String text) {
        return new Language(Automaton.makeString(text), Optional.of(text));
    }

    /** Of constants of this package: not bounded. */
    static Language regular(String expression) {
        return new Language(new RegExp(expression, RegExp.NONE).toAutomaton(true), Optional.empty());
    }

    /** What one of the patterns matches. */
    static Language matching(List<List<Part>> patterns, Budget budget) {
        return patterns.isEmpty() ? NOTHING : new Language(PatternAutomaton.of(patterns, budget), literal(patterns));
    }

    private static Optional<String> literal(List<List<Part>> patterns) {
        if (patterns.size() > 1 || !patterns.getFirst().stream().allMatch(Part.One.class::isInstance)) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        patterns.getFirst().forEach(p -> text.append(((Part.One) p).character()));
        return Optional.of(text.toString());
    }

    boolean isEmpty() {
        return automaton.isEmpty();
    }

    boolean has(String text) {
        return automaton.run(text);
    }

    Language and(Language other, Budget budget) {
        if (single.isPresent()) {
            return other.has(single.get()) ? this : NOTHING;
        }
        if (other.single.isPresent()) {
            return other.and(this, budget);
        }
        return new Language(Product.of(automaton, other.automaton, budget), Optional.empty());
    }

    Language minus(Language other, Budget budget) {
        if (single.isPresent()) {
            return other.has(single.get()) ? NOTHING : this;
        }
        return new Language(Product.of(automaton, other.complement(), budget), Optional.empty());
    }

    Language or(Language other, Budget budget) {
        return EVERYTHING.minus(EVERYTHING.minus(this, budget).minus(other, budget), budget);
    }

    /** What begins with one of these texts and goes on with one of the others. Of beginnings none of which begins another: not bounded. */
    Language then(Language rest) {
        var joined = automaton.concatenate(rest.automaton);
        joined.determinize();
        return new Language(joined, Optional.empty());
    }

    private Automaton complement() {
        if (complement.isEmpty()) {
            complement = Optional.of(automaton.complement());
        }
        return complement.get();
    }

    /** @return one of the shortest texts; of {@code better} if there is one, and of characters that people can read */
    Optional<String> example(List<Language> better, Budget budget) {
        return better.stream()
                .map(b -> and(b, budget))
                .filter(l -> !l.isEmpty())
                .findFirst()
                .or(() -> Optional.of(this))
                .flatMap(l -> ShortestText.of(l.automaton));
    }
}
