package io.sallyport.launcher;

import static io.sallyport.launcher.PolicyFolder.allowing;
import static io.sallyport.launcher.PolicyFolder.denying;
import static io.sallyport.launcher.PolicyFolder.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.PolicyFolder.Said;
import io.sallyport.launcher.RunningProduct.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P05, I04: the lint as a person at a terminal, or CI, meets it. */
class PolicyLintCommandTest {
    private static final String READ = allowing("'Action':'iam:Get*','Resource':'*'");
    private static final String HOLE =
            denying("'Action':'*','Resource':'*',\n  'Condition':{'Bool':{'aws:SecureTransprot':'false'}}");
    private static final String POOLS = allowing(
            "'Principal':{'Federated':'cognito-identity.amazonaws.com'},'Action':'sts:AssumeRoleWithWebIdentity'");

    @TempDir
    private Path temporary;

    private PolicyFolder folder;

    @BeforeEach
    void a_folder() {
        folder = new PolicyFolder(temporary);
    }

    private String path(String file) {
        return temporary.resolve(file).toString();
    }

    private Said lint(String file, String... options) {
        var arguments = new ArrayList<>(List.of("policy-lint", path(file)));
        arguments.addAll(List.of(options));
        return say(arguments.toArray(String[]::new));
    }

    @Test
    void p05_a_clean_file_says_so_and_ends_with_0() {
        folder.write("read.json", READ);
        assertThat(lint("read.json").text().strip()).isEqualTo("nothing found in 1 policy");
        assertThat(lint("read.json").status()).isZero();
    }

    @Test
    void p05_a_finding_is_a_line_as_a_compiler_writes_it_and_ends_with_1() {
        folder.write("hole.json", HOLE);
        var said = lint("hole.json");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text().lines())
                .containsExactly(
                        path("hole.json") + ":3:24: error unknown-key: there is no key aws:SecureTransprot: Bool never"
                                + " holds, so this Deny never takes effect; did you mean aws:SecureTransport?",
                        "1 error, 0 warnings in 1 policy");
    }

    @Test
    void p05_an_operation_whose_action_is_a_verb_is_told_the_verbs() {
        folder.write("rest.json", allowing("'Action':'apigateway:CreateRestApi','Resource':'*'"));
        assertThat(lint("rest.json").text())
                .contains(":2:42: warning unknown-action: apigateway has no action that apigateway:CreateRestApi means")
                .contains("; it has apigateway:")
                .contains("apigateway:POST");
    }

    @Test
    void p05_a_document_that_cannot_be_read_is_a_finding_where_it_breaks_and_the_others_are_looked_at() {
        folder.write("a.json", HOLE.replace("'Bool'", "'Boolean'")).write("b.json", HOLE);
        var said = lint("");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text())
                .contains(path("a.json") + ":3:16: error malformed: \"Boolean\" is not a condition operator")
                .contains(path("b.json") + ":3:24: error unknown-key")
                .endsWith("2 errors, 0 warnings in 2 policies\n");
    }

    @Test
    void i04_what_a_file_is_is_seen_from_its_content_or_said() {
        folder.write("trust.json", POOLS);
        assertThat(lint("trust.json").text()).contains(":2:15: error confused-deputy: visitors of any identity pool");
        assertThat(lint("trust.json", "--kind", "identity").text())
                .contains("error malformed: A policy of this kind must not have Principal");
        folder.write(
                "function.json",
                allowing("'Principal':{'Service':'apigateway.amazonaws.com'},'Action':'lambda:InvokeFunction',"
                        + "'Resource':'*'"));
        assertThat(lint("function.json").text())
                .contains("warning any-source: apigateway.amazonaws.com may invoke this");
        assertThat(lint("function.json", "--kind", "trust").text())
                .contains("error malformed: A policy of this kind must not have Resource");
    }

    @Test
    void i04_a_folder_is_laid_out_as_for_the_other_commands() {
        folder.write("users/dev/own.json", HOLE)
                .write("users/dev/about.json", "{'Groups':['g']}")
                .write("users/dev/boundary.json", HOLE)
                .write("groups/g/all.json", HOLE)
                .write("roles/r/trust.json", POOLS)
                .write("roles/r/own.json", READ)
                .write(
                        "resources/api.json",
                        allowing("'NotPrincipal':{'AWS':'123456789012'},'Action':'*','Resource':'*'"))
                .write("guard-rails/all.json", HOLE)
                .write("identity-pools/p.json", "{'Roles':{}}");
        var said = lint("");
        assertThat(said.text())
                .contains("users/dev/own.json:3:24: error")
                .contains("users/dev/boundary.json:3:24: error")
                .contains("groups/g/all.json:3:24: error")
                .contains("guard-rails/all.json:3:24: error")
                .contains("roles/r/trust.json:2:15: error confused-deputy")
                .contains("resources/api.json:2:15: error allow-not-principal: everybody but those listed")
                .endsWith("6 errors, 1 warning in 7 policies\n");
    }

    @Test
    void p05_what_a_policy_says_cannot_speak_to_the_terminal() {
        folder.write("evil.json", HOLE.replace("aws:SecureTransprot", "aws:\\u001b[31mX\\u009b\\n\\u202e"));
        assertThat(lint("evil.json").text()).contains("aws:?[31mX???").doesNotContain("\u001b", "\u009b", "\u202e");
    }

    @Test
    void p05_bad_input_is_one_sentence_and_ends_with_2() throws IOException {
        folder.write("read.json", READ).in("empty").write("about.txt", "");
        assertThat(lint("nothing.json").status()).isEqualTo(2);
        assertThat(lint("nothing.json").text()).startsWith("sallyport: ").contains("nothing.json cannot be read");
        assertThat(lint("empty").text()).contains("has no policies");
        Files.write(temporary.resolve("latin.json"), new byte[] {'"', (byte) 0xe4, '"'});
        assertThat(lint("latin.json").text()).contains("latin.json is not text in UTF-8");
        assertThat(lint("", "--kind", "trust").text()).contains("leave --kind out");
        assertThat(lint("read.json", "--kind", "perhaps").status()).isEqualTo(2);
        assertThat(say("policy-lint", "--kind", "trust").text()).contains("name the file");
        assertThat(say("policy-lint", "--data", path("")).status()).isEqualTo(2);
    }

    @Test
    void p05_the_help_shows_how() {
        var help = say("policy-lint", "--help");
        assertThat(help.status()).isZero();
        assertThat(help.text()).contains("Examples:", "sallyport policy-lint policies/", "0   nothing found");
    }

    @Test
    void i04_the_examples_own_policies_are_clean() {
        var example = Running.example();
        var filled = Map.of("API", "ff5h7fdsed", "IDENTITY_POOL", "us-east-1:11111111-2222-3333-4444-555555555555");
        for (var name : new String[] {"visitor.json", "visitor-trust.json", "function-trust.json"}) {
            folder.write(name, example.text("policies/" + name, filled));
        }
        var said = lint("");
        assertThat(said.text().strip()).isEqualTo("nothing found in 3 policies");
        assertThat(said.status()).isZero();
    }
}
