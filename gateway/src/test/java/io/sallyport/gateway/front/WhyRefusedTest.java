package io.sallyport.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.gateway.core.AuthorizerSpec;
import io.sallyport.gateway.core.AuthorizerSpec.Payload;
import io.sallyport.gateway.core.PublishedApi;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Route.Access;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** P08: whoever was refused with 403 has a request id, and under it stands which statement decided, and at which epochs. */
@ExtendWith(VertxExtension.class)
class WhyRefusedTest {
    /** Of the ledger: the role's policy came once, and one revocation that is about nobody here. */
    private static final String EPOCHS = "at epochs 2 (policies) and 1 (revocations) ";

    private static final Map<String, String> ANN = Map.of("Authorization", "visitor-ann", "X-Visitor", "ann");
    private static final Access BY_AUTHORIZER = new Access.Authorized("auth01", List.of());

    private final Logger log = (Logger) LoggerFactory.getLogger("sallyport.refusals");
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();

    @BeforeEach
    void listen() {
        written.start();
        log.setLevel(Level.DEBUG);
        log.setAdditive(false);
        log.addAppender(written);
    }

    @AfterEach
    void listenNoMore() {
        log.detachAppender(written);
        log.setAdditive(true);
        log.setLevel(null);
    }

    /** Who refuses POST /inventory, and in what words it is written down. */
    enum By {
        A_ROLES_POLICY("denied by visitor#1 (1:137), identity"),
        A_TOKEN_AUTHORIZERS_POLICY("denied by authorizer#1 (1:137), identity"),
        A_REQUEST_AUTHORIZERS_POLICY("denied by authorizer#1 (1:137), identity"),
        A_SIMPLE_NO("denied by what the authorizer said: isAuthorized is false"),
        THE_APIS_POLICY_ON_AN_OPEN_ROUTE("not granted: no statement of its resource allows it"),
        THE_APIS_POLICY_BEFORE_AN_AUTHORIZER("denied by resource policy#NotHere (1:38), resource");

        private final String words;

        By(String words) {
            this.words = words;
        }

        Kind kind() {
            return this == A_REQUEST_AUTHORIZERS_POLICY || this == A_SIMPLE_NO ? Kind.HTTP : Kind.REST;
        }

        PublishedApi api() {
            return switch (this) {
                case A_ROLES_POLICY -> api(new Access.Iam(), Apis.token(300));
                case A_TOKEN_AUTHORIZERS_POLICY -> api(BY_AUTHORIZER, Apis.token(300));
                case A_REQUEST_AUTHORIZERS_POLICY ->
                    api(BY_AUTHORIZER, Apis.request(Kind.HTTP, Payload.V2, false, 300));
                case A_SIMPLE_NO -> api(BY_AUTHORIZER, Apis.request(Kind.HTTP, Payload.V2, true, 300));
                case THE_APIS_POLICY_ON_AN_OPEN_ROUTE ->
                    Apis.withPolicy(api(new Access.Open(), Apis.token(300)), own("/test/GET/*"));
                case THE_APIS_POLICY_BEFORE_AN_AUTHORIZER ->
                    Apis.withPolicy(
                            api(BY_AUTHORIZER, Apis.token(300)),
                            own("/*/POST/inventory").replace("Allow", "Deny"));
            };
        }

        private PublishedApi api(Access access, AuthorizerSpec authorizer) {
            return Apis.inventory(kind(), "test", access, authorizer, 0);
        }

        private static String own(String below) {
            return Policies.policy("""
                    {"Sid":"NotHere","Effect":"Allow","Principal":"*","Action":"execute-api:Invoke",\
                    "Resource":"execute-api:%s"}""".formatted(below));
        }

        String answer() {
            return this == A_SIMPLE_NO ? "{\"isAuthorized\":false}" : Policies.answer(Policies.SEED);
        }

        Outbound send(Stand stand) {
            return this == A_ROLES_POLICY
                    ? stand.send(stand.signed("POST", "/test/inventory"))
                    : stand.send(Stand.request("POST", "/test/inventory", ANN));
        }

        String requestId(Outbound answer) {
            return answer.headers().get(kind() == Kind.REST ? "x-amzn-RequestId" : "apigw-requestid");
        }
    }

    private static Stand stand(Vertx vertx, By by) {
        var stand = new Stand(vertx);
        stand.publish(by.api());
        stand.functions.put(Stand.AUTHORIZER, _ -> Stand.answered(by.answer()));
        stand.ledgers.revoke(RevocationKind.TOKEN_SUBJECT, "https://elsewhere.example|u1", Stand.NOW);
        stand.rolePolicy(Policies.SEED);
        return stand;
    }

    private List<String> under(String requestId) {
        log.detachAppender(written);
        return written.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.startsWith("request " + requestId + " "))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void p08_a_refusal_is_written_under_the_request_id_with_what_decided_and_at_which_epochs(By by, Vertx vertx) {
        var answer = by.send(stand(vertx, by));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(under(by.requestId(answer)))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(" refused: ", ": " + EPOCHS + by.words));
        assertThat(Stand.text(answer)).doesNotContain("epochs", "#1", "NotHere");
    }

    @Test
    void p08_each_statement_is_listed_with_what_it_says_of_the_request(Vertx vertx) {
        var answer = By.A_TOKEN_AUTHORIZERS_POLICY.send(stand(vertx, By.A_TOKEN_AUTHORIZERS_POLICY));

        assertThat(under(By.A_TOKEN_AUTHORIZERS_POLICY.requestId(answer)))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(
                                "\n  identity: authorizer#0 (1:38) ALLOW matches",
                                "\n  identity: authorizer#1 (1:137) DENY matches"));
    }

    @Test
    void p08_an_open_route_that_is_judged_without_a_lease_is_judged_at_no_epoch(Vertx vertx) {
        var stand = stand(vertx, By.THE_APIS_POLICY_ON_AN_OPEN_ROUTE);
        stand.ledgers.stopLeasing();
        stand.pass(Duration.ofHours(25));

        var answer = By.THE_APIS_POLICY_ON_AN_OPEN_ROUTE.send(stand);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(under(By.THE_APIS_POLICY_ON_AN_OPEN_ROUTE.requestId(answer)))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(By.THE_APIS_POLICY_ON_AN_OPEN_ROUTE.words)
                        .doesNotContain("epochs"));
    }

    @Test
    void p08_who_was_let_in_is_written_nowhere(Vertx vertx) {
        var answer = stand(vertx, By.A_TOKEN_AUTHORIZERS_POLICY).send(Stand.request("GET", "/test/pets", ANN));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(under(By.A_TOKEN_AUTHORIZERS_POLICY.requestId(answer))).isEmpty();
    }
}
