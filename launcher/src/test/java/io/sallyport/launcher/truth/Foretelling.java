package io.sallyport.launcher.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.RunningProduct.Running;
import io.sallyport.launcher.story.ApiAnswer;
import io.sallyport.launcher.story.ApiCalls;
import io.sallyport.launcher.story.ApiRequest;
import io.sallyport.sigv4.Credentials;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** P06: asks the product what it will answer to a request. */
public record Foretelling(ApiCalls calls, Credentials operator, String url) {
    private static final int REFUSED = 400;

    static Foretelling by(Running running) {
        return new Foretelling(running.calls(), running.rootKey(), running.url());
    }

    JsonObject of(ApiRequest request) {
        var headers = new JsonArray();
        request.wire()
                .headers()
                .forEach(h -> headers.add(new JsonArray().add(h.name()).add(h.value())));
        var question = new JsonObject()
                .put("method", request.wire().method())
                .put("url", url + request.wire().path())
                .put("headers", headers);
        var call = calls.request("POST", "/_sallyport/simulate", question.encode(), List.of());
        var answer = calls.signed(operator, "sallyport", call);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    static void assertSame(JsonObject told, ApiAnswer answer) {
        if (told.getBoolean("allowed")) {
            assertThat(answer.status()).as("foretold: " + told).isLessThan(REFUSED);
        } else {
            assertThat(answer.status()).as("foretold: " + told).isEqualTo(told.getInteger("status"));
            assertThat(answer.body()).isEqualTo(told.getString("message"));
        }
    }
}
