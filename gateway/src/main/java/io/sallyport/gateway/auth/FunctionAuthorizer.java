package io.sallyport.gateway.auth;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.core.AuthorizerAnswer;
import io.sallyport.gateway.core.AuthorizerPlan;
import io.sallyport.gateway.core.AuthorizerSpec;
import io.sallyport.gateway.core.AuthorizerSpec.Payload;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Visit;
import io.sallyport.gateway.core.Who;
import io.sallyport.gateway.core.events.AuthorizerEvent;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * By what a function says of a token, or of a whole request.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html">API Gateway Developer
 *     Guide, "Use API Gateway Lambda authorizers"</a>
 */
record FunctionAuthorizer(Answers answers, AuthorizerPlan plan) implements Authorizer {

    @Override
    public Future<Finding> examine(Asking asking) {
        return switch (plan.spec()) {
            case AuthorizerSpec.Token token -> byToken(asking, token);
            case AuthorizerSpec.Request request -> byRequest(asking, request);
            case AuthorizerSpec.UserPools _, AuthorizerSpec.Jwt _ ->
                throw new IllegalStateException(plan.spec().name() + " asks no function");
        };
    }

    private Future<Finding> byToken(Asking asking, AuthorizerSpec.Token spec) {
        var visit = asking.visit();
        var token = visit.headers().only(spec.header()).filter(text -> !text.isEmpty());
        boolean valid = token.isPresent()
                && plan.validation().map(rule -> rule.accepts(token.get())).orElse(true);
        if (!valid) {
            return unauthorized();
        }
        return known(answers.of(new Answers.Question(
                visit,
                plan,
                spec.functionArn(),
                spec.ttlSeconds(),
                asking.witness().genuine(),
                false,
                List.of(token.get()),
                () -> AuthorizerEvent.token(visit, token.get()).toString())));
    }

    private Future<Finding> byRequest(Asking asking, AuthorizerSpec.Request spec) {
        var visit = asking.visit();
        var identity = identity(visit);
        if (identity.isEmpty() && demanded(visit, spec)) {
            return unauthorized();
        }
        var values = identity.orElseGet(List::of);
        // without an identity there is nothing to keep an answer under
        int ttl = values.isEmpty() ? 0 : spec.ttlSeconds();
        return known(answers.of(new Answers.Question(
                visit,
                plan,
                spec.functionArn(),
                ttl,
                asking.witness().genuine(),
                spec.simpleResponses(),
                spelled(visit),
                () -> event(visit, spec, values))));
    }

    /** Every value of every source with how many there are: two values are not the one that they make when joined. */
    private List<String> spelled(Visit visit) {
        return plan.sources().stream()
                .map(source -> source.all(visit))
                .flatMap(all -> Stream.concat(Stream.of(String.valueOf(all.size())), all.stream()))
                .toList();
    }

    private static String event(Visit visit, AuthorizerSpec.Request spec, List<String> identity) {
        return (spec.payload() == Payload.V1
                        ? AuthorizerEvent.v1(visit, identity)
                        : AuthorizerEvent.v2(visit, identity))
                .toString();
    }

    /** REST APIs that keep nothing ask without an identity too; HTTP APIs demand what they name. */
    private static boolean demanded(Visit visit, AuthorizerSpec.Request spec) {
        return visit.api().kind() == Kind.HTTP || spec.ttlSeconds() > 0;
    }

    /** @return the value of every source; empty when one of them is missing */
    private Optional<List<String>> identity(Visit visit) {
        List<String> values = new ArrayList<>();
        for (var source : plan.sources()) {
            var value = source.of(visit);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(values);
    }

    private static Future<Finding> known(Future<AuthorizerAnswer> answer) {
        return answer.map(FunctionAuthorizer::finding).recover(Authorizer::found);
    }

    private static Finding finding(AuthorizerAnswer answer) {
        return switch (answer) {
            case AuthorizerAnswer.Policy(var principal, var policy, var context) ->
                new Finding.Known(
                        new Who.Vouched(Optional.of(principal), context), new Ruling.ByPolicy(principal, policy));
            case AuthorizerAnswer.Simple(var authorized, var context) ->
                new Finding.Known(new Who.Vouched(Optional.empty(), context), new Ruling.BySaying(authorized));
        };
    }

    private static Future<Finding> unauthorized() {
        return Authorizer.refused(new Refusal(GatewayFailure.UNAUTHORIZED, "Unauthorized"));
    }
}
