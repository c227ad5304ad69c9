package io.sallyport.launcher.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.RunningProduct;
import io.sallyport.launcher.RunningProduct.Running;
import io.sallyport.launcher.story.Visitor;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The seed truth table (WIRE.md 4.1), end to end in one JVM: the same policy from a role and from each kind of Lambda authorizer. */
@ExtendWith(RunningProduct.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TruthTableTest {
    private Optional<TruthTable> table = Optional.empty();

    @BeforeAll
    void deploy(Running running) {
        var people = running.stage("-truth");
        new Visitor(running.clients(), people).signUp();
        var stage = TruthStage.build(running.clients(), people, running.region());
        table = Optional.of(new TruthTable(
                stage, running.clients(), running.calls(), Optional.of(Foretelling.by(running)), running.region()));
    }

    @AfterAll
    void close() {
        table().stage().close();
    }

    private TruthTable table() {
        return table.orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void rows_1_to_5_the_deny_wins_whatever_was_asked_before(Source source) {
        table().denyWins(source);
    }

    @ParameterizedTest
    @EnumSource
    void row_6_no_spelling_of_the_path_gets_past_the_deny(Source source, Running running) {
        try (var http = running.raw()) {
            new PathSpellings(table(), http, running.region()).refused(source);
        }
    }

    @ParameterizedTest
    @EnumSource
    void row_6_what_is_another_resource_is_judged_as_itself(Source source, Running running) {
        try (var http = running.raw()) {
            new PathSpellings(table(), http, running.region()).passed(source);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "REQUEST_V1", "REQUEST_V2"})
    void row_7_another_stage_asks_the_authorizer_again(Source source) {
        table().anotherStageAsksAgain(source);
    }

    @ParameterizedTest
    @EnumSource
    void row_8_a_deny_whose_condition_does_not_hold_denies_nothing(Source source) {
        table().conditionDecides(source);
    }

    @ParameterizedTest
    @EnumSource
    void row_9_an_allow_of_everything_but_invoke_allows_nothing(Source source) {
        table().notActionAllowsNothing(source);
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "REQUEST_V1", "REQUEST_V2"})
    void row_10_an_answer_without_principal_or_policy_is_500_and_not_kept(Source source) {
        table().halfAnAnswerIsNone(source);
    }

    @Test
    void what_is_denied_never_reaches_the_backend() {
        var caller = table().caller(Source.TOKEN, Statements.deny());
        var before = table().stage().backend().reached().size();

        assertThat(caller.send("GET", "/pets").status()).isEqualTo(403);
        assertThat(caller.send("POST", "/inventory").status()).isEqualTo(403);

        assertThat(table().stage().backend().reached()).hasSize(before);
    }
}
