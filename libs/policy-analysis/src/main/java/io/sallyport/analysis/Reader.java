package io.sallyport.analysis;

import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.Condition;
import io.sallyport.iampolicy.ConditionProbe;
import io.sallyport.iampolicy.ConditionProbe.Said;
import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.Effect;
import io.sallyport.iampolicy.Grade;
import io.sallyport.iampolicy.LanguageVersion;
import io.sallyport.iampolicy.NamedPolicy;
import io.sallyport.iampolicy.Principal;
import io.sallyport.iampolicy.Selection;
import io.sallyport.iampolicy.Statement;
import io.sallyport.iampolicy.StatementRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads policies as they are for one caller. Automata of elements without policy variables are kept for the next. */
final class Reader {
    private final Budget budget;
    private final Map<Selection<String>, Language> actions = new HashMap<>();
    private final Map<Fixed, Ranges> fixed = new HashMap<>();
    private final Map<String, Language> owned = new HashMap<>();
    private final Map<String, Language> foreign = new HashMap<>();

    private record Fixed(Optional<Selection<String>> resources, LanguageVersion version) {}

    /** The most and the least that a resource element can admit. */
    private record Ranges(Language most, Language least, Set<String> variables) {}

    Reader(Budget budget) {
        this.budget = budget;
    }

    Budget budget() {
        return budget;
    }

    /** Resources that count as the account's own. */
    Language ownedBy(String account) {
        return owned.computeIfAbsent(account, Texts::ownedBy);
    }

    Language foreignTo(String account) {
        return foreign.computeIfAbsent(account, a -> Texts.RESOURCES.minus(ownedBy(a), budget));
    }

    /** Those statements that can apply to the caller at all. */
    List<Rule> rules(CompiledPolicies side, Principal who, Facts facts) {
        List<Rule> rules = new ArrayList<>();
        for (var policy : side.policies()) {
            for (var statement : policy.policy().document().statements()) {
                rule(policy, statement, who, facts).ifPresent(rules::add);
            }
        }
        return rules;
    }

    private Optional<Rule> rule(NamedPolicy policy, Statement statement, Principal who, Facts facts) {
        var grade = statement.grade(who);
        var version = policy.policy().document().version();
        if (grade == Grade.NONE || !possible(statement, version, facts)) {
            return Optional.empty();
        }
        var ranges = ranges(statement, version, facts);
        return Optional.of(new Rule(
                StatementRef.of(policy, statement),
                statement.effect(),
                grade,
                actions.computeIfAbsent(statement.actions(), a -> Elements.actions(a, budget)),
                ranges.most(),
                ranges.least(),
                atoms(statement, version, facts),
                ranges.variables(),
                statement));
    }

    private static boolean known(Condition condition, LanguageVersion version, Facts facts) {
        return ConditionProbe.of(condition, version).keys().stream()
                .allMatch(k -> facts.find(k).isPresent());
    }

    /** Whether no condition is known not to hold. */
    private static boolean possible(Statement statement, LanguageVersion version, Facts facts) {
        var context = facts.context(Map.of());
        return statement.conditions().stream()
                .filter(c -> known(c, version, facts))
                .allMatch(c -> holds(ConditionProbe.of(c, version).say(context), statement.effect()));
    }

    static boolean holds(Said said, Effect effect) {
        return said == Said.YES || (said == Said.UNUSABLE && effect == Effect.DENY);
    }

    private static List<Atom> atoms(Statement statement, LanguageVersion version, Facts facts) {
        return statement.conditions().stream()
                .filter(c -> !known(c, version, facts))
                .map(c -> Atom.of(c, version, facts))
                .toList();
    }

    private Ranges ranges(Statement statement, LanguageVersion version, Facts facts) {
        var variables = statement.resources().map(r -> r.items().stream().anyMatch(i -> i.contains("${")));
        return variables.orElse(false)
                ? ranges(statement.resources(), version, facts)
                : fixed.computeIfAbsent(
                        new Fixed(statement.resources(), version), f -> ranges(f.resources(), f.version(), facts));
    }

    private Ranges ranges(Optional<Selection<String>> selection, LanguageVersion version, Facts facts) {
        if (selection.isEmpty()) {
            return new Ranges(Texts.RESOURCES, Texts.RESOURCES, Set.of());
        }
        Set<String> free = new java.util.HashSet<>();
        var elements = new Elements(selection.get(), version, key -> {
            var found = facts.find(key);
            if (found.isEmpty()) {
                free.add(Context.lowerCase(key));
            }
            return found;
        });
        return new Ranges(elements.most(budget), elements.least(budget), Set.copyOf(free));
    }
}
