package io.sallyport.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Route.Access;
import io.sallyport.runtime.http.Entrance;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order in which a request finds who answers it. */
@ExtendWith(VertxExtension.class)
class FrontTest {
    private static final String TARGET = "AWSCognitoIdentityProviderService.InitiateAuth";

    private static Map<RoomName, Entrance> rooms() {
        var rooms = new HashMap<RoomName, Entrance>();
        for (var room :
                List.of(RoomName.TOKEN_SERVICE, RoomName.POLICY_SERVICE, RoomName.FUNCTIONS, RoomName.GATEWAY)) {
            rooms.put(room, _ -> Future.succeededFuture(Outbound.of(200, "text/plain", room.name())));
        }
        return rooms;
    }

    private static Stand stand(Vertx vertx) {
        var stand = new Stand(vertx, rooms());
        stand.publish(Apis.inventory(Kind.REST, "test", new Access.Open(), Apis.token(300), 0));
        return stand;
    }

    private static Inbound request(String method, String host, String uri, String body, Map<String, String> headers) {
        var all = MultiMap.caseInsensitiveMultiMap().add("Host", host);
        headers.forEach(all::add);
        return new Inbound(method, uri, all, Buffer.buffer(body), "192.0.2.7", true);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, sallyport.example, /, X-Amz-Target, AWSCognitoIdentityProviderService.InitiateAuth, TOKEN_SERVICE",
        "GET, sallyport.example, /us-east-1_AbCdEfGhI/.well-known/jwks.json, X-Nothing, x, TOKEN_SERVICE",
        "GET, mine.auth.us-east-1.amazonaws.com, /login, X-Nothing, x, TOKEN_SERVICE",
        "GET, sallyport.example, /2015-03-31/functions, X-Nothing, x, FUNCTIONS",
        "GET, sallyport.example, /restapis, X-Nothing, x, GATEWAY",
        "GET, sallyport.example, /?Action=ListUsers&Version=2010-05-08, X-Nothing, x, POLICY_SERVICE",
    })
    void a_request_is_handed_to_the_room_whose_operation_it_is(
            String method, String host, String uri, String name, String value, String room, Vertx vertx) {
        var answer = stand(vertx).send(request(method, host, uri, "", Map.of(name, value)));

        assertThat(Stand.text(answer)).isEqualTo(room);
    }

    @Test
    void an_api_is_an_api_whatever_the_headers_say(Vertx vertx) {
        var stand = stand(vertx);
        var headers = Map.of("X-Amz-Target", TARGET, "Content-Type", "application/x-amz-json-1.1");

        var byHost = stand.send(
                request("GET", "FF5H7FDSED.execute-api.us-east-1.amazonaws.com:8443", "/test/pets", "", headers));
        var byPath =
                stand.send(request("GET", "sallyport.example", "/_aws/execute-api/ff5h7fdsed/test/pets", "", headers));
        var pool = stand.send(request(
                "GET", "ff5h7fdsed.execute-api.us-east-1.amazonaws.com", "/us-east-1_AbCdEfGhI/pets", "", headers));
        var post = stand.send(request("POST", "nosuchapi1.execute-api.us-east-1.amazonaws.com", "/", "", headers));

        assertThat(Stand.text(byHost)).isEqualTo("ok");
        assertThat(Stand.text(byPath)).isEqualTo("ok");
        assertThat(pool.status()).isEqualTo(403);
        assertThat(post.status()).isEqualTo(403);
        assertThat(Stand.text(post)).isEqualTo("{\"message\":\"Forbidden\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "/_aws/execute-api/, 403",
        "/_aws/execute-api/ff5h7fdsed, 403",
        "/_aws/execute-api/ff5h7fdsed/, 403",
        "/_aws/execute-api/ff5h7fdsed/other/pets, 403",
        "/_aws/execute-api/FF5H7FDSED/test/pets, 403",
        "/_aws/execute-api//test/pets, 403",
    })
    void what_names_no_stage_of_an_api_is_forbidden_and_nothing_else(String uri, int status, Vertx vertx) {
        assertThat(stand(vertx)
                        .send(request("POST", "x", uri, "", Map.of("X-Amz-Target", TARGET)))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void a_room_that_is_not_there_or_does_not_answer_is_503_and_what_is_nobodys_404(Vertx vertx) {
        Entrance gone = _ -> Future.failedFuture(new Refusal(BusFailure.UNAVAILABLE, "gone"));
        var stand = new Stand(vertx, Map.of(RoomName.POLICY_SERVICE, gone));

        assertThat(stand.send(request("POST", "x", "/", "", Map.of("X-Amz-Target", TARGET)))
                        .status())
                .isEqualTo(503);
        assertThat(stand.send(request("GET", "x", "/?Action=ListUsers&Version=2010-05-08", "", Map.of()))
                        .status())
                .isEqualTo(503);
        assertThat(stand.send(request("GET", "x", "/no/such/path", "", Map.of()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_http_api_serves_a_named_stage_below_its_name_and_the_default_one_everywhere(Vertx vertx) {
        var stand = new Stand(vertx);
        stand.publish(
                Apis.inventory(Kind.HTTP, "$default", new Access.Open(), Apis.token(300), 0),
                Apis.inventory(Kind.HTTP, "dev", new Access.Open(), Apis.token(300), 0));

        assertThat(stand.send(Stand.request("GET", "/pets", Map.of())).status()).isEqualTo(200);
        assertThat(stand.send(Stand.request("GET", "/dev/pets", Map.of())).status())
                .isEqualTo(200);
        assertThat(stand.send(Stand.request("GET", "/$default/pets", Map.of())).status())
                .isEqualTo(404);
        assertThat(stand.send(Stand.request("GET", "/pets/", Map.of())).status())
                .isEqualTo(404);
        assertThat(stand.invoked.get(0).payload()).contains("\"rawPath\":\"/pets\"");
        assertThat(stand.invoked.get(1).payload()).contains("\"rawPath\":\"/dev/pets\"");
    }

    @Test
    void what_is_too_large_is_refused_before_anybody_is_asked(Vertx vertx) {
        var stand = new Stand(vertx);
        stand.publish(Apis.inventory(Kind.REST, "test", Apis.token(300)));
        var long1600 = "/test/inventory/" + "a".repeat(1600);
        var headers = Map.of("Authorization", "visitor-" + "a".repeat(10_240));

        assertThat(stand.send(Stand.request("GET", "/test/pets", headers)).status())
                .isEqualTo(413);
        assertThat(stand.send(Stand.request("POST", long1600, Map.of("Authorization", "visitor-ann")))
                        .status())
                .isEqualTo(414);
        assertThat(stand.invoked).isEmpty();
    }

    @Test
    void the_function_does_not_see_the_signature(Vertx vertx) {
        var stand = new Stand(vertx);
        stand.publish(Apis.inventory(Kind.REST, "test", new Access.Iam(), Apis.token(300), 0));
        stand.rolePolicy(Policies.policy(Policies.ALLOW));

        assertThat(stand.send(stand.signed("GET", "/test/pets")).status()).isEqualTo(200);

        assertThat(stand.invoked.getLast().payload())
                .doesNotContain("AWS4-HMAC-SHA256", "X-Amz-Security-Token")
                .contains(
                        "\"userArn\":\"arn:aws:sts::123456789012:assumed-role/visitor/CognitoIdentityCredentials\"",
                        "\"X-Forwarded-For\":\"192.0.2.7\"");
    }
}
