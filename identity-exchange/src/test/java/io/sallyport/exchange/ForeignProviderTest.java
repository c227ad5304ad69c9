package io.sallyport.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;

/** An OpenID Connect provider that is not ours: found by discovery, believed for the clients that IAM has registered for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignProviderTest {
    private final HttpServer server = serve();
    private final Issuer provider = issuer(server.getAddress().getPort());
    private final Issuer impostor = new Issuer(provider.url() + "/impostor", provider.alias(), provider.pair());
    private final House house = new House();

    @BeforeAll
    void open() {
        server.createContext("/", this::answer);
        server.start();
        house.ledger.openIdProvider(provider, List.of(Issuer.CLIENT, "otherclient"));
        house.ledger.role("visitor", trust());
    }

    @AfterAll
    void close() {
        house.close();
        server.stop(0);
    }

    private String trust() {
        return """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow",
                  "Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/%s"},
                  "Action":"sts:AssumeRoleWithWebIdentity"}}""".formatted(provider.alias());
    }

    private static HttpServer serve() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Issuer issuer(int port) {
        var host = "127.0.0.1:" + port;
        return new Issuer("http://" + host, host, Issuer.pool("keys").pair());
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var discovery = new JsonObject()
                .put("issuer", path.startsWith("/impostor/") ? impostor.url() : provider.url())
                .put("jwks_uri", provider.url() + "/keys")
                .encode();
        var body = path.equals("/keys") ? provider.jwks() : discovery;
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private AssumeRoleWithWebIdentityResponse visit(Object audience) {
        return visit(provider, audience);
    }

    private AssumeRoleWithWebIdentityResponse visit(Issuer provider, Object audience) {
        return house.unsignedSts()
                .assumeRoleWithWebIdentity(a -> a.roleArn(Ledger.roleArn("visitor"))
                        .roleSessionName("visit")
                        .webIdentityToken(provider.sign(provider.claims("ann").put("aud", audience))));
    }

    @Test
    void a_token_for_a_registered_client_becomes_a_session() {
        var answer = visit(Issuer.CLIENT);

        assertThat(answer.audience()).isEqualTo(Issuer.CLIENT);
        assertThat(answer.subjectFromWebIdentityToken()).isEqualTo("ann");
        assertThat(answer.provider()).isEqualTo("arn:aws:iam::123456789012:oidc-provider/" + provider.alias());
        assertThat(visit(new JsonArray().add("nobodys").add("otherclient")).audience())
                .isEqualTo("otherclient");
    }

    @Test
    void a_token_for_somebody_elses_client_becomes_nothing() {
        assertThatExceptionOfType(InvalidIdentityTokenException.class)
                .isThrownBy(() -> visit("nobodys"))
                .withMessageContaining("Incorrect token audience");
        assertThatExceptionOfType(InvalidIdentityTokenException.class).isThrownBy(() -> visit(new JsonArray()));
    }

    @Test
    void an_issuer_that_calls_itself_what_roles_call_a_user_pool_becomes_nothing() {
        house.ledger.openIdProvider(impostor, List.of(Issuer.CLIENT));
        house.ledger.userPool(new Issuer("https://127.0.0.1:8443/pool", impostor.url(), impostor.pair()));

        assertThatExceptionOfType(InvalidIdentityTokenException.class)
                .isThrownBy(() -> visit(impostor, Issuer.CLIENT))
                .withMessageContaining("No OpenIDConnect provider found");
    }
}
