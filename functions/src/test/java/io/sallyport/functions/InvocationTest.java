package io.sallyport.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** What a function that is invoked does, and who may invoke it over HTTP. */
class InvocationTest extends PythonFunctions {
    @Test
    void an_invocation_returns_what_the_function_did() {
        create("echo", ECHO);

        var answer = invoke("echo", "{\"n\":1}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.payload().asUtf8String()).isEqualTo("{\"n\": 1}");
        assertThat(answer.functionError()).isNull();
        assertThat(answer.executedVersion()).isEqualTo("$LATEST");
        assertThat(new String(Base64.getDecoder().decode(answer.logResult()), java.nio.charset.StandardCharsets.UTF_8))
                .contains("START RequestId: ", "hello log", "END RequestId: ", "REPORT RequestId: ");
        assertThat(lambda.invoke(i -> i.functionName("echo")).payload().asUtf8String())
                .isEqualTo("{}");
    }

    @Test
    void an_error_of_the_function_is_unhandled_and_still_200() {
        create("fails", FAILS);

        var answer = invoke("fails", "{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(new JsonObject(answer.payload().asUtf8String()).getString("errorMessage"))
                .isEqualTo("no");
    }

    @Test
    void a_dry_run_demands_everything_and_runs_nothing() {
        create("fails", FAILS);

        var answer = lambda.invoke(i -> i.functionName("fails").invocationType(InvocationType.DRY_RUN));

        assertThat(answer.statusCode()).isEqualTo(204);
        house.denied.add("lambda:InvokeFunction");
        refused(
                403,
                "AccessDeniedException",
                "",
                () -> lambda.invoke(i -> i.functionName("fails").invocationType(InvocationType.DRY_RUN)));
    }

    @Test
    void the_policy_is_asked_about_the_function_with_its_qualifier() {
        create("pets", ECHO);
        house.denied.add("lambda:InvokeFunction");

        refused(
                403,
                "AccessDeniedException",
                "lambda:InvokeFunction",
                () -> lambda.invoke(i -> i.functionName("pets").qualifier("7")));

        assertThat(house.asked)
                .contains(
                        "lambda:CreateFunction " + House.ARN + "pets", "lambda:InvokeFunction " + House.ARN + "pets:7");
    }

    @Test
    void an_unsigned_call_is_refused() throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + house.port + "/2015-03-31/functions/x/invocations"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("x-amzn-errortype")).contains("MissingAuthenticationTokenException");
        assertThat(house.asked).isEmpty();
    }

    @Test
    void an_event_must_be_json_and_small() {
        create("echo", ECHO);

        refused(
                400,
                "InvalidRequestContentException",
                "Could not parse request body into json",
                () -> invoke("echo", "{"));
        refused(
                413,
                "RequestTooLargeException",
                "Request must be smaller than 6291456 bytes",
                () -> invoke("echo", "\"" + "x".repeat(6 * 1024 * 1024) + "\""));
    }
}
