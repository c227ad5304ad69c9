package io.sallyport.analysis;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The texts that two deterministic automata both accept. The library's own intersection has no bound. */
final class Product {
    /** Smaller ones are quicker used as they are. */
    private static final int WORTH_MINIMIZING = 200;

    private final Budget budget;
    private final Map<Pair, State> made = new HashMap<>();
    private final Deque<Pair> open = new ArrayDeque<>();

    private record Pair(State one, State other) {}

    private Product(Budget budget) {
        this.budget = budget;
    }

    static Automaton of(Automaton one, Automaton other, Budget budget) {
        return new Product(budget).build(one, other);
    }

    private Automaton build(Automaton one, Automaton other) {
        var product = new Automaton();
        product.setInitialState(state(new Pair(one.getInitialState(), other.getInitialState())));
        while (!open.isEmpty()) {
            expand(open.remove());
        }
        product.setDeterministic(true);
        product.removeDeadTransitions();
        if (made.size() > WORTH_MINIMIZING) {
            product.minimize();
        }
        return product;
    }

    private State state(Pair pair) {
        return made.computeIfAbsent(pair, _ -> {
            budget.state(made.size());
            open.add(pair);
            var state = new State();
            state.setAccept(pair.one.isAccept() && pair.other.isAccept());
            return state;
        });
    }

    private void expand(Pair pair) {
        var from = Objects.requireNonNull(made.get(pair));
        var others = pair.other.getSortedTransitions(false);
        for (var one : pair.one.getSortedTransitions(false)) {
            for (var other : others) {
                connect(from, one, other);
            }
        }
    }

    private void connect(State from, Transition one, Transition other) {
        var least = (char) Math.max(one.getMin(), other.getMin());
        var most = (char) Math.min(one.getMax(), other.getMax());
        if (least <= most) {
            from.addTransition(new Transition(least, most, state(new Pair(one.getDest(), other.getDest()))));
        }
    }
}
