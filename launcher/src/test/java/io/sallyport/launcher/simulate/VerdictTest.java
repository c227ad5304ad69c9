package io.sallyport.launcher.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** P06: what a terminal shows of an answer, and what it does not. */
class VerdictTest {
    private static String told(JsonObject answer) {
        var text = new StringWriter();
        new Verdict(new PrintWriter(text, true), false).tell("GET https://localhost/", answer);
        return text.toString();
    }

    private static JsonObject refused(String reason) {
        return new JsonObject()
                .put("allowed", false)
                .put("api", "ff5h7fdsed")
                .put("status", 403)
                .put("message", new JsonObject().put("message", reason).encode())
                .put("failure", "GatewayFailure.SIGNATURE_MISMATCH")
                .put("reason", reason)
                .put("trace", new JsonArray());
    }

    @Test
    void p06_what_should_have_been_signed_is_not_shown() {
        var told = told(refused("It does not match.\n\nThe Canonical String should have been\n'GET\n/\ntoken=hunter2"));

        assertThat(told)
                .contains("It does not match.")
                .doesNotContain("Canonical")
                .doesNotContain("hunter2");
        assertThat(told.lines().filter(line -> line.contains("It does not match.")))
                .hasSize(1);
    }

    @Test
    void p06_a_referer_is_shown_without_its_query() {
        var condition = new JsonObject()
                .put("operator", "StringLike")
                .put("key", "aws:Referer")
                .put("wanted", new JsonArray().add("https://b/*"))
                .put("actual", new JsonArray().add("https://a/?token=hunter2"))
                .put("holds", false);
        var statement = new JsonObject()
                .put("policy", "resource policy")
                .put("line", 1)
                .put("column", 1)
                .put("layer", "RESOURCE")
                .put("effect", "ALLOW")
                .put("matched", false)
                .put("missed", "CONDITION")
                .put("conditions", new JsonArray().add(condition));
        var asked = new JsonObject()
                .put("demand", "ALLOWED")
                .put("action", "execute-api:Invoke")
                .put("resource", "arn")
                .put("decision", new JsonObject().put("outcome", "implicitDeny").put("layer", "RESOURCE"))
                .put("statements", new JsonArray().add(statement))
                .put("leftOut", 0);

        var told = told(refused("no").put("trace", new JsonArray().add(asked)));

        assertThat(told)
                .contains("wanted https://b/*, was https://a/?…: does not hold")
                .doesNotContain("hunter2");
    }

    @Test
    void p06_what_would_steer_a_terminal_is_not_passed_on() {
        assertThat(told(refused("a\u001bb\u009bc\u202ed"))).contains("a?b?c?d");
    }
}
