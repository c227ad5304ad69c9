package io.sallyport.analysis;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import io.sallyport.iampolicy.OpenPattern.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The deterministic automaton of all texts that one of some patterns matches, by the subset construction: a state is the set of places,
 * over all patterns, that the text read so far can have come to. Built here and not by the library's own, which has no bound:
 * {@code *?????…} has exponentially many states.
 */
final class PatternAutomaton {
    /** Stands for every character that no active place names. */
    private static final int ANY_OTHER = -1;

    private final List<List<Part>> patterns;
    private final int[] offsets;
    private final Budget budget;
    private final Map<BitSet, State> made = new HashMap<>();
    private final Deque<BitSet> open = new ArrayDeque<>();

    private PatternAutomaton(List<List<Part>> patterns, Budget budget) {
        this.patterns = patterns;
        this.budget = budget;
        this.offsets = new int[patterns.size()];
        for (var i = 1; i < offsets.length; i++) {
            offsets[i] = offsets[i - 1] + patterns.get(i - 1).size() + 1;
        }
    }

    static Automaton of(List<List<Part>> patterns, Budget budget) {
        return new PatternAutomaton(patterns, budget).build();
    }

    private Automaton build() {
        var start = new BitSet();
        for (var i = 0; i < offsets.length; i++) {
            add(start, i, 0);
        }
        var automaton = new Automaton();
        automaton.setInitialState(state(start));
        while (!open.isEmpty()) {
            expand(open.remove());
        }
        automaton.setDeterministic(true);
        automaton.removeDeadTransitions();
        return automaton;
    }

    private State state(BitSet places) {
        return made.computeIfAbsent(places, _ -> {
            budget.state(made.size());
            open.add(places);
            var state = new State();
            state.setAccept(accepts(places));
            return state;
        });
    }

    private boolean accepts(BitSet places) {
        for (var i = 0; i < offsets.length; i++) {
            if (places.get(offsets[i] + patterns.get(i).size())) {
                return true;
            }
        }
        return false;
    }

    private void expand(BitSet places) {
        var from = java.util.Objects.requireNonNull(made.get(places));
        var other = next(places, ANY_OTHER);
        var at = 0;
        for (int character : named(places)) {
            connect(from, at, character - 1, other);
            connect(from, character, character, next(places, character));
            at = character + 1;
        }
        connect(from, at, Character.MAX_VALUE, other);
    }

    private void connect(State from, int least, int most, BitSet places) {
        if (least <= most && !places.isEmpty()) {
            from.addTransition(new Transition((char) least, (char) most, state(places)));
        }
    }

    /** The characters that are not like every other here. */
    private SortedSet<Integer> named(BitSet places) {
        SortedSet<Integer> named = new TreeSet<>();
        for (var part : active(places)) {
            switch (part) {
                case Part.One(var character) -> named.add((int) character);
                case Part.AnyOne(var colon) -> addColon(named, !colon);
                case Part.AnyRun(var colon) -> addColon(named, !colon);
            }
        }
        return named;
    }

    private static void addColon(SortedSet<Integer> named, boolean refused) {
        if (refused) {
            named.add((int) ':');
        }
    }

    private List<Part> active(BitSet places) {
        List<Part> active = new ArrayList<>();
        each(places, (pattern, at) -> active.add(patterns.get(pattern).get(at)));
        return active;
    }

    private BitSet next(BitSet places, int character) {
        var next = new BitSet();
        each(places, (pattern, at) -> {
            switch (patterns.get(pattern).get(at)) {
                case Part.One(var wanted) -> step(next, pattern, at + 1, wanted == character);
                case Part.AnyOne(var colon) -> step(next, pattern, at + 1, colon || character != ':');
                case Part.AnyRun(var colon) -> step(next, pattern, at, colon || character != ':');
            }
        });
        return next;
    }

    private void step(BitSet places, int pattern, int at, boolean taken) {
        if (taken) {
            add(places, pattern, at);
        }
    }

    /** A run may be empty: its place is also the one after it. */
    private void add(BitSet places, int pattern, int at) {
        var parts = patterns.get(pattern);
        var place = at;
        places.set(offsets[pattern] + place);
        while (place < parts.size() && parts.get(place) instanceof Part.AnyRun) {
            places.set(offsets[pattern] + ++place);
        }
    }

    private interface PlaceVisitor {
        void visit(int pattern, int at);
    }

    /** Every place that is not its pattern's end. */
    private void each(BitSet places, PlaceVisitor visitor) {
        var pattern = 0;
        for (var place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            while (pattern + 1 < offsets.length && place >= offsets[pattern + 1]) {
                pattern++;
            }
            if (place - offsets[pattern] < patterns.get(pattern).size()) {
                visitor.visit(pattern, place - offsets[pattern]);
            }
        }
    }
}
