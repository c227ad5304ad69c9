package io.sallyport.analysis;

import io.sallyport.iampolicy.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks for requests that some statements apply to and others do not: a set of actions, a set of resources, and what the free conditions
 * say. Leaves nothing out: where it is not known whether a statement applies, both are tried.
 */
final class Search {
    /** The search goes as deep as there are constraints. */
    private static final int MOST_CONSTRAINTS = 1_000;

    private final Budget budget;
    private final Predicate<Candidate> enough;

    private Search(Budget budget, Predicate<Candidate> enough) {
        this.budget = budget;
        this.enough = enough;
    }

    /** What a request must be like. */
    sealed interface Constraint {
        record OneApplies(List<Rule> rules) implements Constraint {}

        record DoesNotApply(Rule rule) implements Constraint {}
    }

    /** Any action with any resource, while the conditions say so; neither set is empty. */
    record Candidate(Language actions, Language resources, Literals literals, List<Rule> applying) {
        private Optional<Candidate> to(Language action, Language resource, Literals said, List<Rule> rules) {
            return action.isEmpty() || resource.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Candidate(action, resource, said, rules));
        }
    }

    /** @param enough asked of each candidate; true ends the search */
    static void run(Candidate start, List<Constraint> constraints, Budget budget, Predicate<Candidate> enough) {
        if (start.actions().isEmpty() || start.resources().isEmpty()) {
            return;
        }
        var search = new Search(budget, enough);
        var relevant = constraints.stream()
                .filter(c -> !(c instanceof Constraint.DoesNotApply(var rule)) || search.touches(start, rule))
                .toList();
        if (relevant.size() > MOST_CONSTRAINTS) {
            throw new TooLarge(relevant.size() + " statements have a say at once");
        }
        search.meet(start, relevant, 0);
    }

    private boolean touches(Candidate candidate, Rule rule) {
        return !candidate.actions().and(rule.actions(), budget).isEmpty()
                && !candidate.resources().and(rule.least(), budget).isEmpty();
    }

    private boolean meet(Candidate candidate, List<Constraint> constraints, int next) {
        budget.branch();
        if (next == constraints.size()) {
            return enough.test(candidate);
        }
        return switch (constraints.get(next)) {
            case Constraint.OneApplies(var rules) ->
                rules.stream()
                        .anyMatch(r -> applying(candidate, r)
                                .filter(c -> meet(c, constraints, next + 1))
                                .isPresent());
            case Constraint.DoesNotApply(var rule) ->
                sparing(candidate, rule).stream().anyMatch(c -> meet(c, constraints, next + 1));
        };
    }

    private Optional<Candidate> applying(Candidate candidate, Rule rule) {
        var actions = candidate.actions().and(rule.actions(), budget);
        if (actions.isEmpty()) {
            return Optional.empty();
        }
        var resources = candidate.resources().and(rule.most(), budget);
        var literals = Optional.of(candidate.literals());
        for (var atom : rule.atoms()) {
            literals = literals.flatMap(l -> l.holding(atom, rule.effect()));
        }
        var rules = new ArrayList<>(candidate.applying());
        rules.add(rule);
        return literals.flatMap(l -> candidate.to(actions, resources, l, List.copyOf(rules)));
    }

    /** All ways in which the rule does not apply: another resource, another action, a condition that fails. */
    private List<Candidate> sparing(Candidate candidate, Rule rule) {
        if (!touches(candidate, rule)) {
            return List.of(candidate);
        }
        List<Candidate> ways = new ArrayList<>();
        var literals = candidate.literals();
        var applying = candidate.applying();
        candidate
                .to(candidate.actions(), candidate.resources().minus(rule.least(), budget), literals, applying)
                .ifPresent(ways::add);
        candidate
                .to(candidate.actions().minus(rule.actions(), budget), candidate.resources(), literals, applying)
                .ifPresent(ways::add);
        for (var atom : rule.atoms()) {
            literals.failing(atom, rule.effect())
                    .flatMap(l -> candidate.to(candidate.actions(), candidate.resources(), l, applying))
                    .ifPresent(ways::add);
        }
        return ways;
    }

    static List<Constraint> noneDenies(List<Rule> rules) {
        return rules.stream()
                .filter(r -> r.effect() == Effect.DENY)
                .sorted(java.util.Comparator.comparingInt(r -> r.atoms().size()))
                .map(r -> (Constraint) new Constraint.DoesNotApply(r))
                .toList();
    }
}
