package io.sallyport.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** The operator's questions about requests, asked through the same front. */
record Simulated(Stand stand) {
    /** What only the gatekeeper and the way to it say here; no integration of these tests answers so. */
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 413, 414, 501);

    static JsonObject question(Inbound request) {
        var headers = new JsonArray();
        request.headers()
                .forEach(header ->
                        headers.add(new JsonArray().add(header.getKey()).add(header.getValue())));
        return new JsonObject()
                .put("method", request.method())
                .put("url", "https://" + request.host() + request.uri())
                .put("headers", headers)
                .put("body", Base64.getEncoder().encodeToString(request.body().getBytes()))
                .put("sourceIp", request.peer());
    }

    static Inbound call(Buffer question) {
        var headers = MultiMap.caseInsensitiveMultiMap().add("Host", "localhost:8443");
        return new Inbound("POST", Front.SIMULATE, headers, question, "203.0.113.5", true);
    }

    Outbound ask(JsonObject question) {
        return ask(question.toBuffer());
    }

    Outbound ask(Buffer question) {
        return stand.front
                .answer(stand.signedByOperator(call(question), "sallyport"))
                .await();
    }

    JsonObject of(Inbound request) {
        var answer = ask(question(request));
        assertThat(answer.status()).as(Stand.text(answer)).isEqualTo(200);
        return answer.body().toJsonObject();
    }

    /** @return nothing for what is no request to an API, or none that an HTTP client could send */
    Optional<JsonObject> foretell(Inbound request) {
        var reached = stand.invoked.size();
        var backend = stand.calls(Stand.BACKEND);
        var answer = ask(question(request));
        assertThat(stand.calls(Stand.BACKEND))
                .as("a simulated request reached its backend")
                .isEqualTo(backend);
        stand.invoked.subList(reached, stand.invoked.size()).clear();
        assertThat(answer.status()).as(Stand.text(answer)).isIn(200, 400, 503);
        return answer.status() == 200 ? Optional.of(answer.body().toJsonObject()) : Optional.empty();
    }

    /** What was foretold is what came. */
    static void assertSame(JsonObject told, Outbound answer) {
        if (told.getBoolean("allowed")) {
            assertThat(answer.status()).as("foretold: " + told).isNotIn(REFUSALS);
        } else {
            assertThat(answer.status()).as("foretold: " + told).isEqualTo(told.getInteger("status"));
            assertThat(Stand.text(answer)).isEqualTo(told.getString("message"));
        }
    }
}
