package io.sallyport.gateway.integrate;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.FunctionContract.Invoke;
import io.sallyport.contracts.FunctionContract.Invoked;
import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.gateway.core.FunctionReply;
import io.sallyport.gateway.core.IntegrationSpec;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Visit;
import io.sallyport.gateway.core.Who;
import io.sallyport.gateway.core.events.ProxyEvent;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a function the whole request, and its answer to the caller. */
public record FunctionIntegration(Functions functions) {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionIntegration.class);
    private static final int MOST_PAYLOAD = 6 * 1024 * 1024;

    Future<Outbound> answer(Visit visit, Who who, IntegrationSpec.Function spec) {
        var event = switch (spec.payload()) {
            case V1 -> ProxyEvent.v1(visit, who);
            case V2 -> ProxyEvent.v2(visit, who);
        };
        var payload = event.toString();
        if (payload.length() > MOST_PAYLOAD || payload.getBytes(StandardCharsets.UTF_8).length > MOST_PAYLOAD) {
            return Future.failedFuture(new Refusal(GatewayFailure.TOO_LARGE, "Request Too Long"));
        }
        var question = new Invoke(
                spec.functionArn(),
                Functions.SERVICE,
                sourceArn(visit),
                visit.home().accountId(),
                payload);
        return functions
                .invoke(question, Duration.ofMillis(spec.timeoutMillis()))
                .recover(failure -> Future.failedFuture(worded(visit, failure)))
                .map(invoked -> reply(visit, spec, invoked));
    }

    /** {@code …:apiId/stage/GET/pets/{id}}: the route as it is defined, whoever calls it with whatever. */
    private static String sourceArn(Visit visit) {
        var route = visit.route();
        var stage = visit.apiArn() + "/" + visit.api().stage() + "/";
        return route.path().equals("$default") ? stage + "$default" : stage + route.method() + route.path();
    }

    private static Outbound reply(Visit visit, IntegrationSpec.Function spec, Invoked invoked) {
        if (invoked.functionError().isPresent()) {
            throw new Refusal(GatewayFailure.INTEGRATION_FAILED, "the function failed");
        }
        try {
            var reply = FunctionReply.read(invoked.payload(), spec.payload());
            var headers = MultiMap.caseInsensitiveMultiMap();
            reply.headers().lines().forEach(line -> headers.add(line.name(), line.value()));
            if (visit.api().kind() == Kind.REST) {
                headers.set("X-Amzn-Trace-Id", trace(visit));
            }
            return new Outbound(
                    reply.status(), headers, Buffer.buffer(reply.body().bytes()));
        } catch (FunctionReply.Malformed e) {
            LOG.info("{} gave no proxy answer: {}", spec.functionArn(), e.reason());
            throw new Refusal(GatewayFailure.INTEGRATION_FAILED, e.reason());
        }
    }

    private static String trace(Visit visit) {
        var id = visit.ids().request().replace("-", "");
        return "Root=1-%08x-%s".formatted(visit.at().getEpochSecond(), id.substring(0, Math.min(24, id.length())));
    }

    /** The functions room's words in the gateway's. */
    private static Throwable worded(Visit visit, Throwable failure) {
        if (!(failure instanceof Refusal refusal)) {
            return failure;
        }
        return switch (refusal.failure()) {
            case BusFailure.UNAVAILABLE ->
                new Refusal(GatewayFailure.INTEGRATION_TIMEOUT, "the function did not answer in time");
            case FunctionFailure.TOO_LARGE -> new Refusal(GatewayFailure.TOO_LARGE, "Request Too Long");
            case FunctionFailure why -> {
                LOG.warn("{} {} cannot invoke its function: {}", visit.api().apiId(), sourceArn(visit), why);
                yield new Refusal(GatewayFailure.API_MISCONFIGURED, refusal.detail());
            }
            case BusFailure _, GatewayFailure _, PolicyFailure _, TokenFailure _, ExchangeFailure _ -> refusal;
        };
    }
}
