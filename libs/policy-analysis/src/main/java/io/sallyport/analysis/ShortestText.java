package io.sallyport.analysis;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shortest text that an automaton accepts. The library's own takes the least character, which is seldom a printable one. */
final class ShortestText {
    private static final String NICE =
            "xabcdefghijklmnopqrstuvwyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./@=+,:!#$%&'()~";

    private ShortestText() {}

    private record Arrival(Optional<State> from, String character) {}

    static Optional<String> of(Automaton automaton) {
        Map<State, Arrival> arrivals = new HashMap<>();
        Deque<State> open = new ArrayDeque<>();
        arrivals.put(automaton.getInitialState(), new Arrival(Optional.empty(), ""));
        open.add(automaton.getInitialState());
        while (!open.isEmpty()) {
            var state = open.remove();
            if (state.isAccept()) {
                return Optional.of(text(state, arrivals));
            }
            for (var transition : nicestFirst(state)) {
                if (arrivals.putIfAbsent(
                                transition.getDest(),
                                new Arrival(Optional.of(state), String.valueOf(character(transition))))
                        == null) {
                    open.add(transition.getDest());
                }
            }
        }
        return Optional.empty();
    }

    private static List<Transition> nicestFirst(State state) {
        return state.getTransitions().stream()
                .sorted(Comparator.comparingInt(t -> rank(character(t))))
                .toList();
    }

    private static int rank(char character) {
        var place = NICE.indexOf(character);
        return place < 0 ? NICE.length() + character : place;
    }

    private static char character(Transition transition) {
        return (char) NICE.chars()
                .filter(c -> c >= transition.getMin() && c <= transition.getMax())
                .findFirst()
                .orElse(transition.getMin());
    }

    private static String text(State end, Map<State, Arrival> arrivals) {
        var text = new StringBuilder();
        var at = Optional.of(end);
        while (at.isPresent()) {
            var arrival = arrivals.getOrDefault(at.get(), new Arrival(Optional.empty(), ""));
            text.append(arrival.character());
            at = arrival.from();
        }
        return text.reverse().toString();
    }
}
