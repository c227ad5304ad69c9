package io.sallyport.iampolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** P01-P04, P08: the engine against a second, naive one. {@code -Dsallyport.seed=…} repeats a run. */
class GenerativeTest {
    private static final int POLICY_SETS = 2_500;
    private static final int REQUESTS_EACH = 40;
    private static final int TRACED_EACH = 4;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES) // some ten seconds of work, on a machine that may be busy
    void p01_a_hundred_thousand_random_questions_are_answered_as_the_naive_evaluator_does() {
        var seed = Long.getLong("sallyport.seed", new Random().nextLong());
        System.out.println("seed " + seed);
        var random = new RandomPolicies(seed);
        var answers = new TreeMap<String, Integer>();
        for (var set = 0; set < POLICY_SETS; set++) {
            var question = random.policies();
            var policies = compiled(question);
            for (var i = 0; i < REQUESTS_EACH; i++) {
                var asked = random.request(question);
                var request = request(asked);
                var decision = Evaluator.evaluate(request, policies);
                assertThat(Corpus.words(decision))
                        .as(() -> "seed " + seed + ": " + asked)
                        .isEqualTo(NaiveEvaluator.decide(asked));
                answers.merge(Corpus.words(decision), 1, Integer::sum);
                if (i < TRACED_EACH) {
                    var trace = Explainer.explain(request, policies);
                    checkTrace(trace, decision, seed);
                    assertThat(NaiveTrace.of(trace))
                            .as(() -> "seed " + seed + ": " + asked)
                            .isEqualTo(NaiveTrace.of(asked));
                }
            }
        }
        System.out.println("seed " + seed + " answered " + answers);
        assertThat(answers)
                .hasSize(3)
                .allSatisfy((_, count) -> assertThat(count).isGreaterThan(2_000));
    }

    /** P08: what the trace tells must lead to the decision by itself. */
    private static void checkTrace(Trace trace, Decision decision, long seed) {
        assertThat(trace.decision()).isEqualTo(decision);
        var denies = matched(trace, Effect.DENY);
        var allows = matched(trace, Effect.ALLOW);
        Supplier<String> says = () -> "seed " + seed + ": " + trace;
        switch (decision) {
            case Decision.Denied denied -> {
                assertThat(denies.keySet().iterator().next()).as(says).isEqualTo(denied.layer());
                assertThat(denies.get(denied.layer())).as(says).isEqualTo(denied.by());
            }
            case Decision.NotGranted(var missing) -> {
                assertThat(denies).as(says).isEmpty();
                if (missing != Layer.GUARD_RAIL) {
                    assertThat(allows).as(says).doesNotContainKey(missing);
                }
            }
            case Decision.Allowed allowed -> {
                assertThat(denies).as(says).isEmpty();
                assertThat(trace.steps().stream().filter(Trace.Step::matched).map(Trace.Step::statement))
                        .as(says)
                        .contains(allowed.by());
            }
        }
    }

    /** The first applying statement of each layer, in the order of layers. */
    private static Map<Layer, StatementRef> matched(Trace trace, Effect effect) {
        var matched = new EnumMap<Layer, StatementRef>(Layer.class);
        trace.steps().stream()
                .filter(s -> s.matched() && s.effect() == effect)
                .forEach(s -> matched.putIfAbsent(s.layer(), s.statement()));
        return matched;
    }

    private static Request request(NaiveQuestion asked) {
        var context = Context.builder();
        asked.context().forEach(context::put);
        return Request.of(
                Corpus.principal(asked.principal()), Action.of(asked.action()), asked.resource(), context.build());
    }

    private static Policies compiled(NaiveQuestion question) {
        var policies = Policies.ofIdentity(side("identity", question.identity(), Rules.IDENTITY));
        if (question.boundary().isPresent()) {
            policies =
                    policies.withBoundary(side("boundary", question.boundary().get(), Rules.IDENTITY));
        }
        if (question.session().isPresent()) {
            policies = policies.withSession(side("session", question.session().get(), Rules.SESSION));
        }
        if (question.trust() || !question.resourcePolicy().isEmpty()) {
            var resource = side("resource", question.resourcePolicy(), Rules.RESOURCE);
            policies = question.trust() ? policies.withTrust(resource) : policies.withResource(resource);
        }
        return policies.withGuardRails(question.guardRails().stream()
                .map(level -> side("guard", level, Rules.GUARD_RAIL))
                .toList());
    }

    private static CompiledPolicies side(String name, List<JsonNode> documents, Rules rules) {
        return CompiledPolicies.of(documents.stream()
                .map(d -> CompiledPolicy.of(d.toString(), rules).named(name + documents.indexOf(d), ""))
                .toList());
    }
}
