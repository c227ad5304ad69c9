package io.sallyport.iampolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** P01-P04 against cases that others decided. Where we differ, AWS's documented rule is named; nothing else may differ. */
@Tag("vectors")
class CorpusTest {
    private static final String SECONDS = "AWS counts dates in seconds since 1970, not in milliseconds: refused";
    private static final String ANY_API =
            "API Gateway's guide: * in a resource stands for any characters, also for an API id";
    private static final Map<String, String> ARSENAL = Map.of(
            "scality-arsenal-0053", SECONDS,
            "scality-arsenal-0054", SECONDS,
            "scality-arsenal-0057", SECONDS,
            "scality-arsenal-0059", SECONDS,
            "scality-arsenal-0060", SECONDS,
            "scality-arsenal-0064", SECONDS,
            "scality-arsenal-0068", SECONDS,
            "scality-arsenal-0085", "AWS has BinaryEquals only: an unknown operator is malformed",
            "scality-arsenal-0090", "a network that is none is malformed, not silently unmatched",
            "scality-arsenal-0105", "a policy without statements is malformed");
    private static final Map<String, String> PBAC = Map.of(
            "node-pbac-0009", "IAM User Guide, variables: a wildcard in a variable's value is a character",
            "node-pbac-0010", "EqualsFoo is an operator that its test invented",
            "node-pbac-0011", "EqualsFoo is an operator that its test invented");
    /** The generator went round after 142 cases. */
    private static final Map<Integer, String> FUZZ = Map.of(119, ANY_API, 8, ANY_API);

    @Test
    void p01_arsenal_is_decided_alike_but_for_the_named_cases() throws IOException {
        assertThat(differing("scality-arsenal.jsonl", CorpusTest::decided)).isEqualTo(new TreeSet<>(ARSENAL.keySet()));
    }

    @Test
    void p01_node_pbac_is_decided_alike_but_for_the_named_cases() throws IOException {
        assertThat(differing("node-pbac.jsonl", Pbac::decided)).isEqualTo(new TreeSet<>(PBAC.keySet()));
    }

    @Test
    void p01_the_generated_cases_are_decided_alike_but_for_the_named_ones() throws IOException {
        var differing = differing("fuzz-1000.jsonl", CorpusTest::decided);
        var kinds = new TreeMap<Integer, List<String>>();
        for (var id : differing) {
            var number = Integer.parseInt(id.substring("fuzz-7-".length()));
            kinds.computeIfAbsent(number % 142, _ -> new ArrayList<>()).add(id);
        }
        assertThat(kinds.keySet()).isSubsetOf(FUZZ.keySet());
        assertThat(differing).hasSize(13);
    }

    private static boolean decided(JsonNode row) {
        var decision = Evaluator.evaluate(Corpus.request(row), Corpus.policies(row));
        return Corpus.words(decision).equals(row.path("expected").asText());
    }

    private static Set<String> differing(String file, Predicate<JsonNode> alike) throws IOException {
        var cases = Corpus.cases(file);
        var differing = new TreeSet<String>();
        for (var row : cases) {
            if (!agrees(row, alike)) {
                differing.add(row.path("id").asText());
            }
        }
        System.out.printf("corpus %s: %d of %d alike%n", file, cases.size() - differing.size(), cases.size());
        return differing;
    }

    private static boolean agrees(JsonNode row, Predicate<JsonNode> alike) {
        try {
            return alike.test(row);
        } catch (MalformedPolicy e) {
            return false;
        }
    }
}
