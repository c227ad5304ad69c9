package io.sallyport.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.analysis.Decider.Ask;
import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.Evaluator;
import io.sallyport.iampolicy.Policies;
import io.sallyport.iampolicy.Principal;
import io.sallyport.iampolicy.Request;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** P09: the analyser against trying every request of a small world. {@code -Dsallyport.seed=…} repeats a run, {@code -Dsallyport.sets=…} tries more. */
class SoundnessTest {
    private static final int SETS = Integer.getInteger("sallyport.sets", 100);
    private static final List<Context> CONTEXTS = RandomSets.contexts();

    private final long seed = Long.getLong("sallyport.seed", new Random().nextLong());
    private final RandomSets random = new RandomSets(seed);

    @Test
    void p09_no_means_that_no_request_is_allowed_and_yes_comes_with_one_that_is() {
        var answers = new TreeMap<String, Integer>();
        for (var set = 0; set < SETS; set++) {
            var policies = random.policies();
            var who = random.principal();
            var actions = random.actions();
            var resources = random.resources();
            var answer = new Decider(new Reader(Budget.standard())).answer(ask(who, policies, actions, resources));
            answers.merge(answer.getClass().getSimpleName(), 1, Integer::sum);
            switch (answer) {
                case Answer.No _ ->
                    assertThat(allowed(policies, who, inside(actions, resources)))
                            .as(() -> said(policies, who, actions, resources))
                            .isEmpty();
                case Answer.Yes(var witness) -> {
                    assertThat(Evaluator.evaluate(witness.request(), policies).allowed())
                            .isTrue();
                    assertThat(inside(actions, resources).test(witness.request()))
                            .isTrue();
                }
                case Answer.Unsure _ -> {}
            }
        }
        System.out.println("seed " + seed + " answered " + answers);
        assertThat(answers.get("No")).isGreaterThan(SETS / 10);
        assertThat(answers.get("Yes")).isGreaterThan(SETS / 10);
        assertThat(answers.getOrDefault("Unsure", 0)).isLessThan(SETS / 8);
    }

    @Test
    void p09_nothing_changes_means_that_no_request_changes_its_answer() {
        var answers = new TreeMap<String, Integer>();
        for (var set = 0; set < SETS; set++) {
            var before = random.policies();
            var after = random.edited(before);
            var who = random.principal();
            var changes = PolicyDiff.between(before, after, who, Facts.NONE, Goal.of("*", "*"), Budget.standard());
            changes.gained().forEach(c -> assertChange(c, before, after));
            changes.lost().forEach(c -> assertChange(c, after, before));
            if (changes.nothing()) {
                assertThat(requests(who).stream()
                                .filter(r -> Evaluator.evaluate(r, before).allowed()
                                        != Evaluator.evaluate(r, after).allowed())
                                .findFirst())
                        .as(() -> "seed " + seed + ": " + before + " -> " + after)
                        .isEmpty();
            }
            answers.merge(word(changes), 1, Integer::sum);
        }
        System.out.println("seed " + seed + " answered " + answers);
        assertThat(answers.get("nothing")).isGreaterThan(SETS / 10);
        assertThat(answers.get("something")).isGreaterThan(SETS / 10);
        assertThat(answers.getOrDefault("undecided", 0)).isLessThan(SETS / 4);
    }

    private static void assertChange(PolicyDiff.Change change, Policies refusing, Policies allowing) {
        assertThat(Evaluator.evaluate(change.request(), refusing).allowed()).isFalse();
        assertThat(Evaluator.evaluate(change.request(), allowing).allowed()).isTrue();
    }

    private static String word(PolicyDiff.Changes changes) {
        if (changes.nothing()) {
            return "nothing";
        }
        return changes.gained().isEmpty() && changes.lost().isEmpty() ? "undecided" : "something";
    }

    private static Ask ask(Principal who, Policies policies, String actions, String resources) {
        var budget = Budget.standard();
        return new Ask(
                who,
                policies,
                Facts.NONE,
                Texts.action(actions, budget).and(Texts.ACTIONS, budget),
                Texts.resource(resources, budget).and(Texts.RESOURCES, budget),
                Spelling.of(List.of(actions)));
    }

    private static List<Request> requests(Principal who) {
        return RandomSets.ACTIONS.stream()
                .flatMap(a -> RandomSets.RESOURCES.stream()
                        .flatMap(r -> CONTEXTS.stream().map(c -> Request.of(who, Action.of(a), r, c))))
                .toList();
    }

    private static List<Request> allowed(Policies policies, Principal who, Predicate<Request> inside) {
        return requests(who).stream()
                .filter(inside)
                .filter(r -> Evaluator.evaluate(r, policies).allowed())
                .limit(1)
                .toList();
    }

    /** Whether a statement with these patterns applies: the evaluator's word. */
    private static Predicate<Request> inside(String actions, String resources) {
        var all = Policies.ofIdentity(Documents.identity(Documents.allow(actions, resources)));
        var alice = RandomSets.PRINCIPALS.getFirst();
        return r -> Evaluator.evaluate(Request.of(alice, r.action(), r.resource(), RandomSets.OWN, Context.EMPTY), all)
                .allowed();
    }

    private String said(Policies policies, Principal who, String actions, String resources) {
        return "seed " + seed + ": " + who + " " + actions + " " + resources + " under " + policies;
    }
}
