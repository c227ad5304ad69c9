package io.sallyport.launcher;

import static io.sallyport.launcher.PolicyFolder.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.RunningProduct.Running;
import io.sallyport.launcher.story.Visitor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P06: {@code simulate} as a person at a terminal meets it. */
@ExtendWith(RunningProduct.class)
class SimulateCommandTest {
    @Test
    void p06_a_curl_line_is_told_the_verdict_and_the_way_to_it(Running running) {
        var set = running.stage("-simulate");
        var visitor = new Visitor(running.clients(), set);
        visitor.signUp();
        var tokens = visitor.signIn();
        var who = visitor.credentials(tokens, running.region());
        var data = running.data().toString();
        String[] signed = {
            "simulate",
            "--data",
            data,
            "curl",
            "--aws-sigv4",
            "aws:amz:" + running.region() + ":execute-api",
            "--user",
            who.accessKeyId() + ":" + who.secretKey().reveal(),
            "-H",
            "X-Amz-Security-Token: " + who.sessionToken().orElseThrow().reveal(),
            "-X",
            "",
            ""
        };

        signed[signed.length - 2] = "GET";
        signed[signed.length - 1] = running.url() + set.path() + "/pets?q=1";
        var get = say(signed);
        assertThat(get.text()).startsWith("LET IN   GET " + running.url() + set.path() + "/pets\n");
        assertThat(get.status()).isZero();
        assertThat(get.text())
                .contains("authorizer AWS_IAM")
                .contains("assumed-role/visitor-simulate/")
                .contains("has to be allowed\n     answer     allowed by call-the-api:4:5 CallTheApi")
                .contains(", which was not asked")
                .doesNotContain(who.secretKey().reveal())
                .doesNotContain(who.sessionToken().orElseThrow().reveal());

        signed[signed.length - 2] = "POST";
        signed[signed.length - 1] = running.url() + set.path() + "/inventory";
        var post = say(signed);
        assertThat(post.text()).startsWith("REFUSED  POST ");
        assertThat(post.status()).isEqualTo(1);
        assertThat(post.text()).contains("with an explicit deny").contains("denied by call-the-api:");

        var whole = say(
                "simulate",
                "--data",
                data,
                "curl '" + running.url() + set.path() + "/members/pets' \\\n -H 'Authorization: Bearer "
                        + tokens.idToken() + "' --compressed");
        assertThat(whole.text())
                .startsWith("LET IN")
                .contains("COGNITO_USER_POOLS")
                .doesNotContain(tokens.idToken());
        assertThat(whole.status()).isZero();
    }

    @Test
    void p06_what_cannot_be_asked_is_one_sentence_and_status_2(Running running, @TempDir Path nowhere) {
        var control = say("simulate", "--data", running.data().toString(), "curl", running.url() + "/restapis");
        assertThat(control.status()).isEqualTo(2);
        assertThat(control.text())
                .contains("the product cannot be asked this: 400")
                .contains("not a deployed API's");

        var missing = say("simulate", "--data", nowhere.toString(), "curl", "https://localhost/");
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.text()).contains("bootstrap.env is not there; start the product");

        var option = say("simulate", "curl", "--form", "a=secret", "https://localhost/");
        assertThat(option.status()).isEqualTo(2);
        assertThat(option.text())
                .startsWith("sallyport: curl's --form is not read here")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "simulat curl -H A:hunter2 | simulat is not known here (perhaps simulate); see sallyport --help",
                "simulate -H A:hunter2 https://x | -H is not known here; see sallyport simulate --help",
                "simulate -HA:hunter2 curl https://x | -H is not known here; see sallyport simulate --help",
                "simulate --header=A:hunter2 curl | --header is not known here (perhaps --help); see sallyport simulate",
                "simulate | Missing required parameter: 'curl ...'; see sallyport simulate --help",
            })
    void p06_a_command_with_a_typo_is_one_sentence_and_shows_no_value(String words, String said) {
        var told = say(words.split(" ", -1));

        assertThat(told.status()).isEqualTo(2);
        assertThat(told.text())
                .startsWith("sallyport: " + said)
                .doesNotContain("hunter2")
                .hasLineCount(1);
    }
}
