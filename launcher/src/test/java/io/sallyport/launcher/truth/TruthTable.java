package io.sallyport.launcher.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.story.ApiAnswer;
import io.sallyport.launcher.story.ApiCalls;
import io.sallyport.launcher.story.Clients;
import io.sallyport.launcher.story.Visitor;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The rows, asked through one gateway.
 *
 * @param clients of that gateway
 * @param calls   to the same
 * @param foretelling of every request that is sent, P06: simulated is enforced
 */
public record TruthTable(
        TruthStage stage, Clients clients, ApiCalls calls, Optional<Foretelling> foretelling, String region) {

    public TruthTable(TruthStage stage, Clients clients, ApiCalls calls, String region) {
        this(stage, clients, calls, Optional.empty(), region);
    }

    /** All rows but the sixth, for every source that they are about. */
    public void holds() {
        for (var source : Source.values()) {
            denyWins(source);
            conditionDecides(source);
            notActionAllowsNothing(source);
            switch (source) {
                case ROLE -> {}
                case TOKEN, REQUEST_V1, REQUEST_V2 -> {
                    anotherStageAsksAgain(source);
                    halfAnAnswerIsNone(source);
                }
            }
        }
    }

    /** Rows 1 to 5: the Deny wins, whatever was asked before with the same credential. */
    public void denyWins(Source source) {
        var caller = caller(source, Statements.allow(), Statements.deny());
        assertThat(caller.send("GET", "/pets").status()).as("row 1").isEqualTo(200);
        refused(source, caller, "row 3: after row 1, same credential");
        var cold = caller(source, Statements.allow(), Statements.deny());
        refused(source, cold, "row 2: cold");
        assertThat(cold.send("GET", "/pets").status()).as("row 4: after row 2").isEqualTo(200);
        assertThat(cold.send("POST", "/inventory/1").status())
                .as("row 5: the Deny does not cover it")
                .isEqualTo(200);
    }

    private void refused(Source source, Caller caller, String row) {
        var before = stage.backend().reached().size();
        var answer = caller.send("POST", "/inventory");
        assertThat(answer.status()).as(row).isEqualTo(403);
        assertThat(answer.body()).as(row).matches(refusal(source, " with an explicit deny"));
        assertThat(stage.backend().reached()).as(row + ": the backend").hasSize(before);
    }

    /** WIRE.md 4.2: a REST API's words tell a Deny from nothing said, an HTTP API's do not. */
    private static String refusal(Source source, String explicitly) {
        return switch (source) {
            case ROLE ->
                "\\{\"Message\":\"User: arn:aws:sts::[0-9]{12}:assumed-role/.+/CognitoIdentityCredentials is not authorized to"
                        + " perform: execute-api:Invoke on resource: arn:aws:execute-api:[^ ]+" + explicitly + "\"}";
            case TOKEN, REQUEST_V1 ->
                "\\{\"Message\":\"User is not authorized to access this resource" + explicitly + "\"}";
            case REQUEST_V2 -> "\\{\"message\":\"Forbidden\"}";
        };
    }

    /** Row 7: another stage asks the authorizer again. */
    public void anotherStageAsksAgain(Source source) {
        var caller = caller(source, Statements.allow(), Statements.deny());
        var first = asked(caller.send("GET", "/who"));
        assertThat(asked(caller.send("GET", "/who"))).as("kept").isEqualTo(first);
        assertThat(asked(caller.send("prod", "GET", "/who"))).as("row 7").isNotEqualTo(first);
    }

    /** @return what the authorizer makes anew each time that it is asked */
    private static String asked(ApiAnswer answer) {
        assertThat(answer.status()).isEqualTo(200);
        var told = new JsonObject(answer.body());
        return told.getJsonObject("lambda", told).getString("asked");
    }

    /** Row 8: a Deny whose condition does not hold denies nothing. */
    public void conditionDecides(Source source) {
        var caller = caller(source, Statements.allow(), Statements.denyElsewhere());
        assertThat(caller.send("POST", "/inventory").status()).as("row 8").isEqualTo(200);
    }

    /** Row 9: an Allow of everything but Invoke allows nothing. */
    public void notActionAllowsNothing(Source source) {
        var before = stage.backend().reached().size();
        var caller = caller(source, Statements.allowAllButInvoke());
        var answer = caller.send("GET", "/pets");
        assertThat(answer.status()).as("row 9").isEqualTo(403);
        assertThat(answer.body()).as("row 9").matches(refusal(source, ""));
        assertThat(stage.backend().reached()).as("row 9: the backend").hasSize(before);
    }

    /** Row 10: an answer without principal or without policy is 500, the next time too. */
    public void halfAnAnswerIsNone(Source source) {
        var policy = Statements.document(stage.api(source), Statements.allow());
        for (var answer :
                List.of(new JsonObject().put("policyDocument", policy), new JsonObject().put("principalId", "p"))) {
            var caller = answered(source, answer);
            assertThat(caller.send("GET", "/pets").status()).as("row 10").isEqualTo(500);
            assertThat(caller.send("GET", "/pets").status()).as("row 10, again").isEqualTo(500);
        }
    }

    /** Somebody nobody has met yet, under this policy. */
    Caller caller(Source source, JsonObject... statements) {
        var document = Statements.document(stage.api(source), statements);
        return source == Source.ROLE
                ? visitor(document)
                : answered(
                        source,
                        new JsonObject()
                                .put("principalId", UUID.randomUUID().toString())
                                .put("policyDocument", document));
    }

    private Caller answered(Source source, JsonObject answer) {
        var token = Base64.getEncoder().encodeToString(answer.encode().getBytes(StandardCharsets.UTF_8));
        return new Caller(calls, foretelling, stage.api(source), Optional.empty(), token);
    }

    /** With fresh credentials of the identity pool's role, whose policy for this API is now {@code document}. */
    private Caller visitor(JsonObject document) {
        var role = stage.people().roleArn();
        clients.iam()
                .putRolePolicy(p -> p.roleName(role.substring(role.lastIndexOf('/') + 1))
                        .policyName("truth")
                        .policyDocument(document.encode()));
        var visitor = new Visitor(clients, stage.people());
        return new Caller(
                calls,
                foretelling,
                stage.api(Source.ROLE),
                Optional.of(visitor.credentials(visitor.signIn(), region)),
                "");
    }
}
