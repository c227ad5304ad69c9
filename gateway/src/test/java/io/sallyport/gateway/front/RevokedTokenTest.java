package io.sallyport.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.gateway.core.AuthorizerSpec;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a deleted client or user pool issued ends at deployed APIs, also a token that was let in a moment before. */
@ExtendWith(VertxExtension.class)
class RevokedTokenTest {
    private Stand stand;

    @BeforeEach
    void open(Vertx vertx) {
        stand = new Stand(vertx, Map.of());
        var pools = new AuthorizerSpec.UserPools(
                "auth01",
                "members",
                List.of("arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_AbCdEfGhI"),
                "Authorization",
                Optional.empty());
        stand.publish(Apis.inventory(Kind.REST, "test", pools));
    }

    private int pets(String client) {
        var now = stand.now().getEpochSecond();
        var token = stand.tokens.sign(new JsonObject()
                .put("iss", Ledgers.POOL_ISSUER)
                .put("sub", "u1")
                .put("token_use", "id")
                .put("aud", client)
                .put("iat", now)
                .put("exp", now + 3600));
        return stand.send(Stand.request("GET", "/test/pets", Map.of("Authorization", token)))
                .status();
    }

    private void revoke(RevocationKind kind, String subject) {
        stand.ledgers.revoke(kind, subject, stand.now().plusSeconds(86_400));
        stand.trust.heardNews();
    }

    @Test
    void a_deleted_clients_tokens_are_refused_and_another_clients_are_not() {
        assertThat(pets("web")).isEqualTo(200);

        revoke(RevocationKind.TOKEN_CLIENT, Ledgers.POOL_ISSUER + "|web");

        assertThat(pets("web")).isEqualTo(401);
        assertThat(pets("phone")).isEqualTo(200);
        assertThat(stand.calls(Stand.BACKEND)).isEqualTo(2);
    }

    @Test
    void a_deleted_pools_tokens_are_refused_whichever_client_they_were_for() {
        assertThat(pets("web")).isEqualTo(200);

        revoke(RevocationKind.TOKEN_ISSUER, Ledgers.POOL_ISSUER);

        assertThat(pets("web")).isEqualTo(401);
        assertThat(pets("phone")).isEqualTo(401);
    }
}
