package io.sallyport.iampolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Twenty thousand inputs, or a minute, for each target: a few seconds. What was found stays in the folder that the failure names, with its seed. */
@Tag("fuzz")
class FuzzTest {
    private static final int FEWEST_RUNS = 1_000;
    private static final int CASES = 40;
    private static final List<String> WORDS = List.of(
            "\"Version\":",
            "\"2012-10-17\"",
            "\"2008-10-17\"",
            "\"Id\":",
            "\"Statement\":",
            "\"Sid\":",
            "\"Effect\":",
            "\"Allow\"",
            "\"Deny\"",
            "\"Action\":",
            "\"NotAction\":",
            "\"Resource\":",
            "\"NotResource\":",
            "\"Principal\":",
            "\"NotPrincipal\":",
            "\"AWS\":",
            "\"Federated\":",
            "\"Service\":",
            "\"CanonicalUser\":",
            "\"Condition\":",
            "\"*\"",
            "arn:aws:s3:::",
            "arn:aws:iam::123456789012:user/alice",
            "${aws:username}",
            "${*}",
            "${a, 'b'}",
            "ForAllValues:",
            "ForAnyValue:",
            "IfExists",
            "\\u0000",
            "\\ud800",
            "1e99",
            "2001:db8::/32",
            "203.0.113.0/24");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder = Path.of("");

    @Test
    void p05_nothing_but_a_refusal_comes_out_of_a_document_and_every_decision_can_be_explained() throws Exception {
        var fuzzer = new Fuzzer(folder);
        var seeds = Stream.concat(ours(), theirs()).toList();
        for (int i = 0; i < seeds.size(); i++) {
            fuzzer.seed("seed-" + i, seeds.get(i));
        }

        assertFoundNothing(fuzzer.run(FuzzedDocument.class, words(), 4_096));
    }

    @Test
    void p03_a_glob_agrees_with_a_naive_matcher_and_does_no_more_work_than_it_promises() throws Exception {
        var fuzzer = new Fuzzer(folder);
        fuzzer.seed("stars", bytes("*a*a*a*a*a*a*a*b\n" + "a".repeat(200)));
        fuzzer.seed("run", bytes("*aaaaaaaab*?a\naaaaaaaaaaaaaaaab"));

        assertFoundNothing(fuzzer.run(FuzzedGlob.class, List.of("*", "?", "a*", "*b"), 512));
    }

    private static void assertFoundNothing(Fuzzer.Report report) {
        assertThat(report.exit()).as(report.said()).isZero();
        assertThat(report.runs()).as(report.said()).isGreaterThan(FEWEST_RUNS);
        System.out.println("fuzzed: " + report.runs() + " inputs, nothing found");
    }

    private static List<String> words() {
        var words = new ArrayList<>(WORDS);
        Arrays.stream(Comparison.values())
                .map(Comparison::word)
                .map(name -> "\"" + name + "\":")
                .forEach(words::add);
        return words;
    }

    private static Stream<byte[]> ours() {
        var statement =
                "{\"Sid\":\"A\",\"Effect\":\"Deny\",\"Action\":[\"s3:Get*\"],\"Resource\":\"arn:aws:s3:::b/${aws:username}\","
                        + "\"Condition\":{\"ForAllValues:IpAddressIfExists\":{\"aws:SourceIp\":[\"203.0.113.0/24\"]}}}";
        var trust = "{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"AWS\":\"123456789012\"}}";
        return Stream.of(
                seed(Rules.IDENTITY, document(statement)),
                seed(Rules.AUTHORIZER, document(statement)),
                seed(Rules.TRUST, document(trust)),
                seed(Rules.RESOURCE, document(statement.replace("\"Sid\":\"A\"", "\"Principal\":\"*\""))));
    }

    private static String document(String statement) {
        return String.join(
                "" + FuzzedDocument.SEPARATOR,
                "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}",
                "s3:GetObject",
                "arn:aws:s3:::b/alice",
                "aws:SourceIp",
                "203.0.113.9");
    }

    /** Documents of other implementations, where they are. */
    private static Stream<byte[]> theirs() {
        var file = Path.of(
                System.getProperty("sallyport.root", "."), "..", "shared", "data", "iam", "scality-arsenal.jsonl");
        try {
            return Files.exists(file)
                    ? Corpus.cases("scality-arsenal.jsonl").stream()
                            .limit(CASES)
                            .flatMap(row -> row.path("identityPolicies").valueStream())
                            .map(policy -> seed(Rules.IDENTITY, policy.toString()))
                    : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] seed(Rules rules, String document) {
        return bytes((char) FuzzedDocument.KINDS.indexOf(rules) + document);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
