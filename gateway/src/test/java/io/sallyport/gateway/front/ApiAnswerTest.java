package io.sallyport.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Failure;
import io.sallyport.contracts.FunctionContract.Invoked;
import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.core.IntegrationSpec;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Route;
import io.sallyport.gateway.core.Route.Access;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What callers of a deployed API are told besides what its integration says: how their request is called, and why there is no answer.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html">API Gateway Developer
 *     Guide, "Gateway response types"</a>
 */
@ExtendWith(VertxExtension.class)
class ApiAnswerTest {
    private static final Access OPEN = new Access.Open();

    private static Stand stand(Vertx vertx, Kind kind) {
        var stand = new Stand(vertx);
        var nowhere = new IntegrationSpec.Http("ANY", "http://169.254.169.254/", Map.of(), 20_000);
        var fixed = new IntegrationSpec.Mock(200, Map.of(), "{}");
        var routes = new ArrayList<>(List.of(
                Apis.route(kind, "POST", "/{proxy+}", OPEN),
                Apis.route(kind, "GET", "/{proxy+}", new Access.Authorized("auth01", List.of())),
                new Route("GET", "/nowhere", "res002", OPEN, nowhere),
                new Route("GET", "/fixed", "res003", OPEN, fixed)));
        stand.publish(Apis.api(kind, "test", routes, Map.of("auth01", Apis.token(0)), 0));
        return stand;
    }

    /** Why there is no answer of the integration. */
    enum Trouble {
        A_ROUTE_THAT_IS_NOT_THERE,
        A_BODY_OVER_10_MB,
        HEADERS_OVER_10240_BYTES,
        AN_EVENT_OVER_6_MB,
        AN_ARN_OVER_1600_BYTES,
        AN_ANSWER_THAT_IS_NONE,
        A_FUNCTION_THAT_FAILED,
        A_FUNCTION_THAT_MAY_NOT_BE_INVOKED,
        A_FUNCTION_THAT_IS_LATE,
        A_BACKEND_THAT_MAY_NOT_BE_ASKED;

        Outbound send(Stand stand) {
            return stand.sendOnly(request(stand));
        }

        private Inbound request(Stand stand) {
            return switch (this) {
                case A_ROUTE_THAT_IS_NOT_THERE -> Stand.request("DELETE", "/test/pets", Map.of());
                case A_BODY_OVER_10_MB -> posted(10 * 1024 * 1024 + 1);
                case HEADERS_OVER_10240_BYTES ->
                    Stand.request("POST", "/test/pets", Map.of("X-Long", "a".repeat(10_240)));
                case AN_EVENT_OVER_6_MB -> posted(6 * 1024 * 1024);
                case AN_ARN_OVER_1600_BYTES -> Stand.request("GET", "/test/" + "a".repeat(1_600), Map.of());
                case AN_ANSWER_THAT_IS_NONE -> answeredBy(stand, Stand.answered("{\"statusCode\":99}"));
                case A_FUNCTION_THAT_FAILED -> answeredBy(stand, Stand.thrown("a secret"));
                case A_FUNCTION_THAT_MAY_NOT_BE_INVOKED -> answeredBy(stand, failed(FunctionFailure.NOT_PERMITTED));
                case A_FUNCTION_THAT_IS_LATE -> answeredBy(stand, failed(BusFailure.UNAVAILABLE));
                case A_BACKEND_THAT_MAY_NOT_BE_ASKED -> Stand.request("GET", "/test/nowhere", Map.of());
            };
        }

        private static Future<Invoked> failed(Failure why) {
            return Future.failedFuture(new Refusal(why, "a secret"));
        }

        private static Inbound answeredBy(Stand stand, Future<Invoked> answer) {
            stand.functions.put(Stand.BACKEND, _ -> answer);
            return posted(1);
        }

        private static Inbound posted(int bytes) {
            var plain = Stand.request("POST", "/test/pets", Map.of());
            var body = Buffer.buffer("a".repeat(bytes));
            return new Inbound("POST", plain.uri(), plain.headers(), body, plain.peer(), true);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A_ROUTE_THAT_IS_NOT_THERE          | 403 | MissingAuthenticationTokenException | Missing Authentication Token
            A_BODY_OVER_10_MB                  | 413 | RequestEntityTooLargeException      | Request Too Long
            HEADERS_OVER_10240_BYTES           | 413 | RequestEntityTooLargeException      | Request Too Long
            AN_EVENT_OVER_6_MB                 | 413 | RequestEntityTooLargeException      | Request Too Long
            AN_ARN_OVER_1600_BYTES             | 414 | RequestTooLongException             | Request-URI Too Long
            AN_ANSWER_THAT_IS_NONE             | 502 | InternalServerErrorException        | Internal server error
            A_FUNCTION_THAT_FAILED             | 502 | InternalServerErrorException        | Internal server error
            A_FUNCTION_THAT_MAY_NOT_BE_INVOKED | 500 | InternalServerErrorException        | Internal server error
            A_FUNCTION_THAT_IS_LATE            | 504 | InternalServerErrorException        | Endpoint request timed out
            A_BACKEND_THAT_MAY_NOT_BE_ASKED    | 504 | InternalServerErrorException        | Network error communicating with endpoint
            """)
    void a_rest_api_says_why_there_is_no_answer(Trouble why, int status, String type, String message, Vertx vertx) {
        var answer = why.send(stand(vertx, Kind.REST));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().toJsonObject()).isEqualTo(JsonObject.of("message", message));
        assertThat(answer.headers().get("Content-Type")).isEqualTo("application/json");
        assertThat(answer.headers().get("x-amzn-ErrorType")).isEqualTo(type);
        assertThat(answer.headers().contains("X-Amzn-Trace-Id")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A_ROUTE_THAT_IS_NOT_THERE          | 404 | Not Found
            A_BODY_OVER_10_MB                  | 413 | Request Entity Too Large
            HEADERS_OVER_10240_BYTES           | 413 | Request Entity Too Large
            AN_EVENT_OVER_6_MB                 | 413 | Request Entity Too Large
            AN_ARN_OVER_1600_BYTES             | 414 | URI Too Long
            AN_ANSWER_THAT_IS_NONE             | 500 | Internal Server Error
            A_FUNCTION_THAT_FAILED             | 500 | Internal Server Error
            A_FUNCTION_THAT_MAY_NOT_BE_INVOKED | 500 | Internal Server Error
            A_FUNCTION_THAT_IS_LATE            | 503 | Service Unavailable
            A_BACKEND_THAT_MAY_NOT_BE_ASKED    | 503 | Service Unavailable
            """)
    void an_http_api_says_why_there_is_no_answer(Trouble why, int status, String message, Vertx vertx) {
        var answer = why.send(stand(vertx, Kind.HTTP));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().toJsonObject()).isEqualTo(JsonObject.of("message", message));
        assertThat(answer.headers().get("Content-Type")).isEqualTo("application/json");
        assertThat(answer.headers().contains("x-amzn-ErrorType")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void every_answer_names_its_request_once(Trouble why, Vertx vertx) {
        assertNamed(Kind.REST, why.send(stand(vertx, Kind.REST)));
        assertNamed(Kind.HTTP, why.send(stand(vertx, Kind.HTTP)));
    }

    private static void assertNamed(Kind kind, Outbound answer) {
        var names = kind == Kind.REST ? List.of("x-amzn-RequestId", "x-amz-apigw-id") : List.of("apigw-requestid");
        var others = kind == Kind.REST ? List.of("apigw-requestid") : List.of("x-amzn-RequestId", "x-amz-apigw-id");
        names.forEach(name -> assertThat(answer.headers().getAll(name))
                .as(name)
                .singleElement()
                .matches(id -> !id.isEmpty() && !id.equals("mine")));
        others.forEach(
                name -> assertThat(answer.headers().contains(name)).as(name).isFalse());
    }

    @ParameterizedTest
    @EnumSource
    void so_does_what_a_function_or_a_fixed_answer_says_whatever_it_calls_itself(Kind kind, Vertx vertx) {
        var stand = stand(vertx, kind);
        var own = kind == Kind.REST ? "x-amzn-RequestId" : "apigw-requestid";
        stand.functions.put(
                Stand.BACKEND, _ -> Stand.answered("{\"statusCode\":200,\"headers\":{\"" + own + "\":\"mine\"}}"));

        var said = stand.send(Stand.request("POST", "/test/pets", Map.of()));
        var fixed = stand.send(Stand.request("GET", "/test/fixed", Map.of()));

        assertThat(List.of(said.status(), fixed.status())).containsOnly(200);
        assertNamed(kind, said);
        assertNamed(kind, fixed);
    }

    @Test
    void only_what_a_function_answered_has_a_trace(Vertx vertx) {
        var rest = stand(vertx, Kind.REST);
        var said = rest.send(Stand.request("POST", "/test/pets", Map.of()));
        var fixed = rest.send(Stand.request("GET", "/test/fixed", Map.of()));

        assertThat(said.headers().get("X-Amzn-Trace-Id")).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
        assertThat(fixed.headers().contains("X-Amzn-Trace-Id")).isFalse();
    }
}
