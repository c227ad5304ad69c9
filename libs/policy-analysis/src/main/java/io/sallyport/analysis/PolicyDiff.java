package io.sallyport.analysis;

import io.sallyport.analysis.Search.Candidate;
import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.Decision;
import io.sallyport.iampolicy.Explainer;
import io.sallyport.iampolicy.Policies;
import io.sallyport.iampolicy.Principal;
import io.sallyport.iampolicy.Request;
import io.sallyport.iampolicy.Statement;
import io.sallyport.iampolicy.Trace;
import io.sallyport.iampolicy.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which requests of one caller change their answer between two versions of its policies. */
public final class PolicyDiff {
    private static final int MOST_EXAMPLES = 50;
    private static final int PATIENCE = 400;

    private final Principal who;
    private final Facts facts;
    private final Reader reader;
    private final Language actions;
    private final Language resources;
    private final Set<String> undecided = new LinkedHashSet<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Set<String> texts = new LinkedHashSet<>();

    private PolicyDiff(Principal who, Facts facts, Goal among, Budget budget) {
        this.who = who;
        this.facts = facts;
        this.reader = new Reader(budget);
        this.actions = Texts.action(among.action(), budget).and(Texts.ACTIONS, budget);
        this.resources = among.resources(budget);
    }

    /**
     * One request that changes its answer, of many like it.
     *
     * @param grant  the statement that allows it in the version that does
     * @param chosen context keys in lower case and values that it must have
     * @param before the earlier version's word
     * @param after  the later version's
     */
    public record Change(Request request, Statement grant, Map<String, Values> chosen, Trace before, Trace after) {
        private Change choosing(Map<String, Values> more) {
            var all = new HashMap<>(chosen);
            all.putAll(more);
            return new Change(request, grant, Map.copyOf(all), before, after);
        }
    }

    /**
     * @param gained    refused before, allowed after; each was executed against both
     * @param lost      allowed before, refused after; each was executed against both
     * @param undecided conditions, variables and bounds that were not seen through
     */
    public record Changes(List<Change> gained, List<Change> lost, List<String> undecided) {
        /** Proved. */
        public boolean nothing() {
            return gained.isEmpty() && lost.isEmpty() && undecided.isEmpty();
        }

        /** Those found by guessing; what was not decided stays so. */
        private Changes or(Changes guessed, Map<String, Values> guess) {
            return new Changes(
                    guessed.gained.stream().map(c -> c.choosing(guess)).toList(),
                    guessed.lost.stream().map(c -> c.choosing(guess)).toList(),
                    undecided);
        }
    }

    /** @param among the actions and resources of interest; {@code Goal.of("*", "*")} for all */
    public static Changes between(
            Policies before, Policies after, Principal who, Facts facts, Goal among, Budget budget) {
        try {
            var diff = new PolicyDiff(who, facts, among, budget);
            var changes = diff.changes(before, after);
            for (var guess : Guesses.of(diff.open, diff.texts)) {
                if (changes.gained().isEmpty() && changes.lost().isEmpty()) {
                    var known = facts.choosing(guess);
                    changes = changes.or(new PolicyDiff(who, known, among, budget).changes(before, after), guess);
                }
            }
            return changes;
        } catch (TooLarge e) {
            return new Changes(List.of(), List.of(), List.of(e.getMessage()));
        }
    }

    private Changes changes(Policies before, Policies after) {
        var gained = new Direction(after, before, false).changes();
        var lost = new Direction(before, after, true).changes();
        return new Changes(gained, lost, List.copyOf(undecided));
    }

    /** What one version allows and the other refuses. */
    private final class Direction {
        private final Scope allowing;
        private final Scope refusing;
        private final boolean backwards;
        private final List<Change> changes = new ArrayList<>();
        private final Set<List<Object>> seen = new LinkedHashSet<>();
        private int tried;

        private Direction(Policies allowing, Policies refusing, boolean backwards) {
            this.allowing = new Scope(who, allowing, facts, reader);
            this.refusing = new Scope(who, refusing, facts, reader);
            this.backwards = backwards;
        }

        private List<Change> changes() {
            var all = Stream.concat(allowing.rules(), refusing.rules());
            var domains = new Domains(facts, all, reader.budget());
            var regions = allowing.regions(reader);
            var others = refusing.regions(reader);
            for (var i = 0; i < regions.size(); i++) {
                search(regions.get(i), others.get(i), domains);
            }
            return List.copyOf(changes);
        }

        private void search(Scope.Region region, Scope.Region other, Domains domains) {
            var budget = reader.budget();
            var start = new Candidate(
                    actions, resources.and(region.resources(), budget), Literals.none(domains), List.of());
            for (var allowed : allowing.allowed(region)) {
                for (var refused : refusing.refused(other)) {
                    tried = 0;
                    Search.run(
                            start,
                            Stream.concat(allowed.stream(), refused.stream()).toList(),
                            budget,
                            this::enough);
                }
            }
        }

        private boolean enough(Candidate candidate) {
            tried++;
            if (!executed(candidate)) {
                remember(candidate);
            }
            return tried >= PATIENCE || changes.size() >= MOST_EXAMPLES;
        }

        private void remember(Candidate candidate) {
            for (var atom : candidate.literals().atoms()) {
                undecided.add(atom.toString());
                open.addAll(atom.simple() ? List.of() : atom.variables());
            }
            Stream.concat(allowing.rules(), refusing.rules())
                    .flatMap(r -> r.variables().stream())
                    .forEach(v -> {
                        open.add(v);
                        undecided.add("${" + v + "}");
                    });
            open.removeIf(k -> facts.find(k).isPresent());
        }

        private boolean executed(Candidate candidate) {
            var resource = candidate.resources().example(Texts.BETTER_RESOURCES, reader.budget());
            var action = new Spelling(List.of()).of(candidate.actions(), allowing, reader.budget());
            return resource.isPresent()
                    && action.isPresent()
                    && executed(
                            candidate,
                            action.get(),
                            resource.get(),
                            candidate.literals().chosen());
        }

        private boolean executed(Candidate candidate, String action, String resource, Map<String, Values> chosen) {
            texts.add(resource);
            var request = Request.of(who, Action.of(action), resource, facts.context(chosen));
            var allowed = Explainer.explain(request, allowing.policies());
            var refused = Explainer.explain(request, refusing.policies());
            if (!(allowed.decision() instanceof Decision.Allowed(var by))
                    || refused.decision().allowed()) {
                return false;
            }
            if (seen.add(List.of(by, refused.decision()))) {
                var grant = candidate.applying().stream()
                        .filter(r -> r.ref().equals(by))
                        .findFirst()
                        .orElse(candidate.applying().getFirst())
                        .statement();
                changes.add(
                        backwards
                                ? new Change(request, grant, chosen, allowed, refused)
                                : new Change(request, grant, chosen, refused, allowed));
            }
            return true;
        }
    }
}
