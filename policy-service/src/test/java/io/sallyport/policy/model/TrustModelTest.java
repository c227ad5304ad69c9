package io.sallyport.policy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The protocol of docs/PROTOCOL.md keeps its promises in every order of events, and no line of it can be left out. */
@Tag("model")
class TrustModelTest {
    private static final Path MODEL =
            Path.of(System.getProperty("sallyport.root"), "policy-service", "src", "test", "model", "trust.pml");
    private static final Pattern MUTANT = Pattern.compile("MUTANT_[A-Z_]+");
    private static final String NEVER_CATCHES_UP = "MUTANT_ONLY_NEWS_MAKE_A_NODE_ASK";

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void spin_and_a_compiler_are_here() {
        var missing = Spin.missing();
        if (!missing.isEmpty()) {
            var message = "no " + String.join(" and no ", missing) + "; on Debian: apt-get install spin gcc libc6-dev";
            if (System.getenv("CI") != null) {
                fail("the model was not checked: " + message);
            }
            abort("skipped: " + message);
        }
    }

    @Test
    void one_node_that_crashes_and_joins_again_never_decides_by_a_state_older_than_an_answered_change()
            throws Exception {
        assertClean(spin().safety("-DNODES=1", "-DCHANGES=2"));
    }

    @Test
    void two_nodes_are_both_waited_for() throws Exception {
        assertClean(spin().safety("-DNODES=2", "-DCHANGES=1"));
    }

    @Test
    void a_node_that_can_be_reached_catches_up_and_every_change_is_answered() throws Exception {
        assertClean(spin().liveness("-DLIVE", "-DNODES=1", "-DCHANGES=1"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void without_this_line_a_promise_is_broken(String mutant) throws Exception {
        var report = spin().safety("-DNODES=1", "-DCHANGES=2", "-D" + mutant);

        assertThat(report.violates()).as(report.said()).isTrue();
    }

    @Test
    void a_node_that_waits_for_news_may_wait_for_ever() throws Exception {
        var report = spin().liveness("-DLIVE", "-DNODES=1", "-DCHANGES=1", "-D" + NEVER_CATCHES_UP);

        assertThat(report.goesRoundForEver()).as(report.said()).isTrue();
    }

    /** Every one that the model knows. */
    static Stream<String> mutants() throws IOException {
        return MUTANT.matcher(Files.readString(MODEL))
                .results()
                .map(MatchResult::group)
                .distinct()
                .filter(mutant -> !mutant.equals(NEVER_CATCHES_UP));
    }

    private Spin spin() {
        return new Spin(MODEL, folder);
    }

    private static void assertClean(Spin.Report report) {
        assertThat(report.clean()).as(report.said()).isTrue();
    }
}
