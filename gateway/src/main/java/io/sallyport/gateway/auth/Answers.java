package io.sallyport.gateway.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sallyport.contracts.FunctionContract.Invoke;
import io.sallyport.contracts.FunctionContract.Invoked;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.core.AuthorizerAnswer;
import io.sallyport.gateway.core.AuthorizerPlan;
import io.sallyport.gateway.core.Visit;
import io.sallyport.gateway.integrate.Functions;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What authorizers' functions answer, kept as long as they may be. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final Functions functions;
    private final AnswerCache cache;
    private final CacheKeys keys;

    Answers(Functions functions, AnswerCache cache, CacheKeys keys) {
        this.functions = functions;
        this.cache = cache;
        this.keys = keys;
    }

    /**
     * @param kept     whether the answer may serve later requests
     * @param simple   whether {@code isAuthorized} is understood
     * @param identity what an answer is kept under: the values of every identity source
     * @param event    made only when the function is asked
     */
    record Question(
            Visit visit,
            AuthorizerPlan plan,
            String functionArn,
            int ttlSeconds,
            boolean kept,
            boolean simple,
            List<String> identity,
            Supplier<String> event) {}

    Future<AuthorizerAnswer> of(Question question) {
        if (question.ttlSeconds() == 0) {
            return ask(question).map(json -> read(question, json));
        }
        var key = keys.of(question.visit(), question.plan(), question.identity());
        var life = Duration.ofSeconds(question.ttlSeconds());
        return question.kept()
                ? cache.find(key, life, json -> read(question, json), () -> ask(question))
                : cache.look(key, json -> read(question, json), () -> ask(question));
    }

    private static AuthorizerAnswer read(Question question, String json) {
        try {
            return AuthorizerAnswer.read(json, question.visit().api().kind(), question.simple());
        } catch (AuthorizerAnswer.Malformed e) {
            LOG.warn("authorizer {} gave no answer: {}", question.plan().spec().name(), e.reason());
            throw new Refusal(GatewayFailure.AUTHORIZER_MISCONFIGURED, e.reason());
        }
    }

    private Future<String> ask(Question question) {
        var visit = question.visit();
        var invoke = new Invoke(
                question.functionArn(),
                Functions.SERVICE,
                visit.apiArn() + "/authorizers/" + question.plan().spec().id(),
                visit.home().accountId(),
                question.event().get());
        return functions
                .invoke(invoke, PATIENCE)
                .recover(failure -> Future.failedFuture(failed(question, failure)))
                .map(Answers::payload);
    }

    private static Throwable failed(Question question, Throwable failure) {
        if (!(failure instanceof Refusal refusal)) {
            return failure;
        }
        LOG.warn("authorizer {} cannot be asked: {}", question.plan().spec().name(), refusal.getMessage());
        return new Refusal(GatewayFailure.AUTHORIZER_FAILED, refusal.detail());
    }

    /** A function that fails with exactly {@code Unauthorized} says so; failing in any other way says nothing. */
    private static String payload(Invoked invoked) {
        if (invoked.functionError().isEmpty()) {
            return invoked.payload();
        }
        throw message(invoked.payload()).equals("Unauthorized")
                ? new Refusal(GatewayFailure.UNAUTHORIZED, "Unauthorized")
                : new Refusal(GatewayFailure.AUTHORIZER_FAILED, "the authorizer's function failed");
    }

    private static String message(String payload) {
        try {
            return JSON.readTree(payload).path("errorMessage").asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
