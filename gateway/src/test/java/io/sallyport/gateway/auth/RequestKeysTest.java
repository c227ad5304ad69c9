package io.sallyport.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.gateway.core.AuthorizerSpec.Payload;
import io.sallyport.gateway.core.Body;
import io.sallyport.gateway.core.Headers;
import io.sallyport.gateway.core.IntegrationSpec;
import io.sallyport.gateway.core.PublishedApi;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Query;
import io.sallyport.gateway.core.RequestPath;
import io.sallyport.gateway.core.Route;
import io.sallyport.gateway.core.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys a request has by itself: the analysis of an API's own policy takes it from here. */
class RequestKeysTest {
    private static final RequestKeys BARE = keys();
    private static final RequestKeys FULL =
            keys(new Headers.Line("User-Agent", "agent"), new Headers.Line("Referer", "https://example.com/"));

    private static RequestKeys keys(Headers.Line... lines) {
        var integration = new IntegrationSpec.Function("arn", Payload.V1, 1000);
        var route = new Route("GET", "/pets", "res001", new Route.Access.Open(), integration);
        var api = new PublishedApi(
                Kind.REST,
                "a1b2c3d4e5",
                "n",
                "test",
                "d",
                "h",
                List.of(route),
                Map.of(),
                Map.of(),
                Optional.empty(),
                0);
        return new RequestKeys(new Visit(
                api,
                route,
                Map.of(),
                "GET",
                RequestPath.parse("/pets"),
                "/test/pets",
                Query.parse(""),
                Headers.of(List.of(lines)),
                Body.of(new byte[0]),
                new Visit.Origin("localhost", "192.0.2.7", "HTTP/1.1", true),
                new Visit.Home("123456789012", "us-east-1"),
                new Visit.Ids("c6af9ac6-7b61-11e6-9a41-93e8deadbeef", "JKJaXmPLvHcESHA="),
                Instant.parse("2026-11-22T19:15:17Z")));
    }

    @Test
    void some_keys_are_always_there_and_some_come_with_a_header() {
        assertThat(RequestKeys.ALWAYS)
                .allSatisfy(
                        key -> assertThat(BARE.values(key).isEmpty()).as(key).isFalse());
        assertThat(RequestKeys.SOMETIMES).allSatisfy(key -> {
            assertThat(BARE.values(key).isEmpty()).as(key).isTrue();
            assertThat(FULL.values(key).isEmpty()).as(key).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws:sourcevpc",
                "aws:sourcevpce",
                "aws:vpcsourceip",
                "aws:principalarn",
                "aws:principalaccount",
                "aws:principalorgid",
                "aws:principaltag/team",
                "aws:userid",
                "aws:username",
                "aws:sourcearn",
                "aws:multifactorauthpresent",
                "cognito-identity.amazonaws.com:sub",
                "saml:aud"
            })
    void no_other_key_is_there(String key) {
        assertThat(FULL.values(key).isEmpty()).isTrue();
    }
}
