package io.sallyport.runtime.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one body within its limit and the listener's budget; refuses before the first byte what says itself that it is too long. */
final class BodyReader {
    private static final Logger LOG = LoggerFactory.getLogger(BodyReader.class);
    private static final String RETRY_AFTER_SECONDS = "1";

    private final HttpServerRequest request;
    private final Limits limits;
    private final BodyBudget budget;
    private final Promise<Reading> promise = Promise.promise();
    private Buffer body = Buffer.buffer();
    private int taken;

    BodyReader(HttpServerRequest request, Limits limits, BodyBudget budget) {
        this.request = request;
        this.limits = limits;
        this.budget = budget;
    }

    /** What came of it. */
    sealed interface Reading {
        record Whole(Buffer body) implements Reading {}

        record Refused(Outbound answer) implements Reading {}

        record Gone() implements Reading {}
    }

    /** Called at once when the request arrives. */
    Future<Reading> read() {
        int limit = limits.of(request);
        if (declared() > limit) {
            refuse(limits.lacksSignature(request) ? unsigned() : tooLarge());
            return promise.future();
        }
        request.handler(chunk -> add(chunk, limit));
        request.exceptionHandler(this::left);
        request.endHandler(_ -> promise.tryComplete(new Reading.Whole(body)));
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        return promise.future();
    }

    /** When the request has been answered; nobody may look at the body any more. */
    void giveBack() {
        budget.giveBack(taken);
        taken = 0;
        body = Buffer.buffer();
    }

    private long declared() {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    private void add(Buffer chunk, int limit) {
        if (promise.future().isComplete()) {
            return; // refused; the rest is let go
        }
        int whole = body.length() + chunk.length();
        if (whole > limit) {
            refuse(tooLarge());
        } else if (budget.take(chunk.length(), whole)) {
            taken += chunk.length();
            body.appendBuffer(chunk);
        } else {
            LOG.warn("a request was refused: the bodies under way take {} bytes", budget.held());
            refuse(full());
        }
    }

    private void refuse(Outbound answer) {
        giveBack();
        promise.tryComplete(new Reading.Refused(answer));
    }

    private void left(Throwable failure) {
        LOG.debug("the client left while it was sending: {}", failure.toString());
        promise.tryComplete(new Reading.Gone());
    }

    private Outbound tooLarge() {
        return last(413, "Request Too Long");
    }

    private Outbound unsigned() {
        return last(403, "Missing Authentication Token")
                .with("x-amzn-ErrorType", "MissingAuthenticationTokenException");
    }

    private Outbound full() {
        return last(503, "Too many requests with large bodies are under way; try again in a second")
                .with("Retry-After", RETRY_AFTER_SECONDS);
    }

    /** The rest of the body is not read, so nothing can follow it; HTTP/2 ends the stream alone. */
    private Outbound last(int status, String message) {
        var answer = Outbound.of(status, "application/json", "{\"message\":\"" + message + "\"}");
        return request.version() == HttpVersion.HTTP_2 ? answer : answer.with("Connection", "close");
    }
}
