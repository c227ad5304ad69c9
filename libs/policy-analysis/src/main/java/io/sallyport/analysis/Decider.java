package io.sallyport.analysis;

import io.sallyport.analysis.Answer.Witness;
import io.sallyport.analysis.Search.Candidate;
import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.Explainer;
import io.sallyport.iampolicy.Policies;
import io.sallyport.iampolicy.Principal;
import io.sallyport.iampolicy.Request;
import io.sallyport.iampolicy.Values;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether one caller can do something: looks for a candidate, and executes it. */
final class Decider {
    /** So many candidates that do not stand the test are enough to give up on. */
    private static final int PATIENCE = 60;

    private final Reader reader;

    Decider(Reader reader) {
        this.reader = reader;
    }

    /** One caller's question. */
    record Ask(Principal who, Policies policies, Facts facts, Language actions, Language resources, Spelling spelling) {
        Ask knowing(Map<String, Values> more) {
            return new Ask(who, policies, facts.choosing(more), actions, resources, spelling);
        }
    }

    Answer answer(Ask ask) {
        try {
            return decide(ask);
        } catch (TooLarge e) {
            return new Answer.Unsure(List.of(e.getMessage()));
        }
    }

    private Answer decide(Ask ask) {
        var attempt = new Attempt(ask);
        attempt.run();
        if (attempt.found.isPresent()) {
            return new Answer.Yes(attempt.found.get());
        }
        if (attempt.failed == 0) {
            return new Answer.No();
        }
        for (var guess : Guesses.of(attempt.open, attempt.texts)) {
            var again = new Attempt(ask.knowing(guess));
            again.run();
            if (again.found.isPresent()) {
                return new Answer.Yes(again.found.get().choosing(guess));
            }
        }
        return new Answer.Unsure(List.copyOf(attempt.because));
    }

    /** One search, and what came of it. */
    private final class Attempt {
        private final Ask ask;
        private final Scope scope;
        private final Set<String> because = new LinkedHashSet<>();
        private final Set<String> open = new LinkedHashSet<>();
        private final Set<String> texts = new LinkedHashSet<>();
        private Optional<Witness> found = Optional.empty();
        private int failed;

        private Attempt(Ask ask) {
            this.ask = ask;
            this.scope = new Scope(ask.who(), ask.policies(), ask.facts(), reader);
        }

        private void run() {
            var domains = new Domains(ask.facts(), scope.rules(), reader.budget());
            for (var region : scope.regions(reader)) {
                var start = new Candidate(
                        ask.actions(),
                        ask.resources().and(region.resources(), reader.budget()),
                        Literals.none(domains),
                        List.of());
                for (var constraints : scope.allowed(region)) {
                    if (found.isEmpty()) {
                        Search.run(start, constraints, reader.budget(), this::enough);
                    }
                }
            }
        }

        private boolean enough(Candidate candidate) {
            found = execute(candidate);
            if (found.isPresent()) {
                return true;
            }
            failed++;
            remember(candidate);
            return failed >= PATIENCE;
        }

        private Optional<Witness> execute(Candidate candidate) {
            var resource = candidate.resources().example(Texts.BETTER_RESOURCES, reader.budget());
            var action = ask.spelling().of(candidate.actions(), scope, reader.budget());
            var chosen = candidate.literals().chosen();
            return resource.flatMap(r -> action.flatMap(a -> execute(a, r, chosen)));
        }

        private Optional<Witness> execute(String action, String resource, Map<String, Values> chosen) {
            texts.add(resource);
            var context = ask.facts().context(chosen);
            var request = Request.of(ask.who(), Action.of(action), resource, context);
            var trace = Explainer.explain(request, ask.policies());
            return trace.decision().allowed() ? Optional.of(new Witness(request, chosen, trace)) : Optional.empty();
        }

        private void remember(Candidate candidate) {
            for (var atom : candidate.literals().atoms()) {
                because.add(atom.toString());
                if (!atom.simple()) {
                    open.addAll(atom.variables());
                }
            }
            scope.rules().flatMap(r -> r.variables().stream()).forEach(v -> {
                open.add(v);
                because.add("${" + v + "}");
            });
            open.removeIf(k -> ask.facts().find(k).isPresent());
        }
    }
}
