package io.sallyport.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.gateway.core.AuthorizerSpec;
import io.sallyport.gateway.core.AuthorizerSpec.Payload;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Route.Access;
import io.sallyport.runtime.http.Inbound;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the kept answers of authorizers depend on, seen from outside. */
@ExtendWith(VertxExtension.class)
class AuthorizerCacheTest {
    private static final Access GUARDED = new Access.Authorized("auth01", List.of());

    private Stand stand;

    @BeforeEach
    void open(Vertx vertx) {
        stand = new Stand(vertx);
        stand.functions.put(Stand.AUTHORIZER, _ -> Stand.answered(Policies.answer(Policies.SEED)));
    }

    private int pets(String token) {
        return stand.send(Stand.request("GET", "/test/pets", Map.of("Authorization", token)))
                .status();
    }

    private void publish(int ttlSeconds, long cacheEpoch) {
        stand.publish(Apis.inventory(Kind.REST, "test", GUARDED, Apis.token(ttlSeconds), cacheEpoch));
    }

    @Test
    void an_answer_is_kept_for_its_time_and_for_its_token() {
        publish(300, 0);
        pets("visitor-ann");
        pets("visitor-ann");
        assertThat(stand.calls(Stand.AUTHORIZER)).isEqualTo(1);

        pets("visitor-bob");
        assertThat(stand.calls(Stand.AUTHORIZER)).isEqualTo(2);

        stand.pass(Duration.ofMinutes(5));
        pets("visitor-ann");
        assertThat(stand.calls(Stand.AUTHORIZER)).isEqualTo(3);
    }

    @Test
    void two_values_are_not_the_one_that_they_make_when_joined() {
        var spec = Apis.request(Kind.REST, Payload.V1, false, 300);
        stand.publish(Apis.inventory(Kind.REST, "test", GUARDED, spec, 0));
        var two = Stand.request("GET", "/test/pets", Map.of("X-Visitor", "ann"));
        two.headers().add("X-Visitor", "bob");

        stand.send(two);
        stand.send(Stand.request("GET", "/test/pets", Map.of("X-Visitor", "ann,bob")));

        assertThat(stand.calls(Stand.AUTHORIZER)).isEqualTo(2);
    }

    @Test
    void what_stands_between_two_values_cannot_be_sent() {
        var sources = List.of("method.request.header.X-Visitor", "method.request.header.X-Tenant");
        var spec = new AuthorizerSpec.Request("auth01", "request", Stand.AUTHORIZER, sources, Payload.V1, false, 300);
        stand.publish(Apis.inventory(Kind.REST, "test", GUARDED, spec, 0));

        stand.send(Stand.request("GET", "/test/pets", Map.of("X-Visitor", "x", "X-Tenant", "1y")));
        stand.send(Stand.request("GET", "/test/pets", Map.of("X-Visitor", "x1", "X-Tenant", "y")));

        assertThat(stand.calls(Stand.AUTHORIZER)).isEqualTo(2);
    }

    @Test
    void an_answer_for_one_api_is_none_for_another() {
        var one = Apis.inventory(Kind.REST, "test", GUARDED, Apis.token(300), 0);
        stand.publish(one, Apis.named("aa11bb22cc", one));
        pets("visitor-ann");

        var other = Stand.request("GET", "/test/pets", Map.of("Authorization", "visitor-ann"));
        other.headers().set("Host", "aa11bb22cc.execute-api.us-east-1.amazonaws.com");
        stand.send(other);

        assertThat(stand.calls(Stand.AUTHORIZER)).isEqualTo(2);
    }

    @Test
    void with_a_time_of_zero_nothing_is_kept() {
        publish(0, 0);
        pets("visitor-ann");
        pets("visitor-ann");

        assertThat(stand.calls(Stand.AUTHORIZER)).isEqualTo(2);
    }

    @Test
    void a_flush_or_another_definition_leaves_every_answer_behind() {
        publish(300, 0);
        pets("visitor-ann");
        publish(300, 1);
        pets("visitor-ann");
        assertThat(stand.calls(Stand.AUTHORIZER)).isEqualTo(2);

        publish(299, 1);
        pets("visitor-ann");
        assertThat(stand.calls(Stand.AUTHORIZER)).isEqualTo(3);
    }

    @Test
    void a_kept_policy_is_judged_by_the_keys_of_each_request() {
        publish(300, 0);
        var onlyFrom = Policies.policy(Policies.statement(
                "Allow",
                "\"Action\":\"execute-api:Invoke\"",
                "/*",
                ",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}}"));
        stand.functions.put(Stand.AUTHORIZER, _ -> Stand.answered(Policies.answer(onlyFrom)));
        assertThat(pets("visitor-ann")).isEqualTo(200);
        var here = Stand.request("GET", "/test/pets", Map.of("Authorization", "visitor-ann"));

        var elsewhere = new Inbound(here.method(), here.uri(), here.headers(), here.body(), "198.51.100.9", true);

        assertThat(stand.send(elsewhere).status()).isEqualTo(403);
        assertThat(stand.calls(Stand.AUTHORIZER)).isEqualTo(1);
    }

    @Test
    void what_the_function_said_of_the_caller_reaches_the_integration_as_texts() {
        publish(300, 0);
        pets("visitor-ann");

        assertThat(stand.invoked.getLast().payload())
                .contains("\"authorizer\":{\"level\":\"7\",\"principalId\":\"visitor\"}");
        assertThat(stand.invoked.getFirst().sourceArn())
                .isEqualTo("arn:aws:execute-api:us-east-1:123456789012:ff5h7fdsed/authorizers/auth01");
        assertThat(stand.invoked.getLast().sourceArn())
                .isEqualTo("arn:aws:execute-api:us-east-1:123456789012:ff5h7fdsed/test/GET/pets");
    }
}
