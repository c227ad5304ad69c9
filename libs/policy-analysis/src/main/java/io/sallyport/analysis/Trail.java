package io.sallyport.analysis;

import io.sallyport.analysis.Answer.Witness;
import io.sallyport.analysis.Caller.Arrival;
import io.sallyport.analysis.Decider.Ask;
import io.sallyport.analysis.Findings.Cited;
import io.sallyport.analysis.Findings.Step;
import io.sallyport.iampolicy.Effect;
import io.sallyport.iampolicy.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Walks back from a request to whoever began, and executes each step on the way, so that the values of all steps agree. */
final class Trail {
    private static final String TAG = "aws:principaltag/";

    private final Decider decider;
    private final Set<Caller> walked = new HashSet<>();
    private final Set<String> because = new LinkedHashSet<>();

    private Trail(Decider decider) {
        this.decider = decider;
    }

    /** Either the steps or why there are none. */
    record Walked(Optional<List<Step>> steps, List<String> because) {}

    /** @param witness the request at the end */
    static Walked to(Caller caller, Witness witness, Decider decider) {
        var trail = new Trail(decider);
        var steps = trail.before(caller, witness).map(s -> and(s, step(caller.name(), witness)));
        return new Walked(steps, List.copyOf(trail.because));
    }

    private static List<Step> and(List<Step> steps, Step last) {
        var all = new ArrayList<>(steps);
        all.add(last);
        return List.copyOf(all);
    }

    private static Step step(String who, Witness witness) {
        var by = witness.trace().steps().stream()
                .filter(s -> s.matched() && s.effect() == Effect.ALLOW)
                .map(s -> new Cited(s.layer(), s.statement()))
                .toList();
        return new Step(who, witness.request(), witness.chosen(), by);
    }

    private Optional<List<Step>> before(Caller caller, Witness witness) {
        if (caller.begins()) {
            return Optional.of(List.of());
        }
        if (!walked.add(caller)) {
            return Optional.empty();
        }
        return caller.arrivals().stream()
                .flatMap(a -> arrive(a, caller, witness).stream())
                .findFirst();
    }

    private Optional<List<Step>> arrive(Arrival arrival, Caller caller, Witness later) {
        var tags = tags(caller, later.chosen());
        var ask = carrying(arrival, tags, later.chosen());
        return executed(ask).flatMap(w -> {
            var tagged = tags.isEmpty() ? Optional.of(w) : executed(tagging(ask));
            return tagged.flatMap(_ -> arrival.from().map(f -> before(f, w)).orElse(Optional.of(List.of())))
                    .map(s -> and(s, step(arrival.who(), w)));
        });
    }

    private Optional<Witness> executed(Ask ask) {
        return switch (decider.answer(ask)) {
            case Answer.Yes(var witness) -> Optional.of(witness);
            case Answer.Unsure(var why) -> {
                because.addAll(why);
                yield Optional.empty();
            }
            case Answer.No _ -> {
                because.add("what the session would have to be made with");
                yield Optional.empty();
            }
        };
    }

    /** Session tags that the later step counts on and the role itself does not have. */
    private static Map<String, String> tags(Caller caller, Map<String, Values> chosen) {
        var tags = new HashMap<String, String>();
        chosen.forEach((key, values) -> {
            if (key.startsWith(TAG)
                    && !values.isEmpty()
                    && caller.facts().find(key).isPresent()
                    && !caller.facts().find(key).equals(Optional.of(values))) {
                tags.put(key.substring(TAG.length()), values.at(0));
            }
        });
        return tags;
    }

    /** The claims of a web identity are the same before and after; tags are asked for when the session is made. */
    private static Ask carrying(Arrival arrival, Map<String, String> tags, Map<String, Values> chosen) {
        var carried = new HashMap<String, Values>();
        if (arrival.from().isEmpty()) {
            chosen.forEach((key, values) -> {
                if (!key.startsWith("aws:")) {
                    carried.put(key, values);
                }
            });
        }
        tags.forEach((key, value) -> carried.put("aws:requesttag/" + key, Values.of(value)));
        if (!tags.isEmpty()) {
            carried.put("aws:tagkeys", Values.of(List.copyOf(tags.keySet())));
        }
        return arrival.ask().knowing(carried);
    }

    private static Ask tagging(Ask ask) {
        return new Ask(
                ask.who(),
                ask.policies(),
                ask.facts(),
                Language.only("sts:tagsession"),
                ask.resources(),
                new Spelling(List.of("sts:TagSession")));
    }
}
