package io.sallyport.launcher.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.Secret;
import io.sallyport.launcher.Endings;
import io.sallyport.launcher.Eventually;
import io.sallyport.launcher.story.ApiAnswer;
import io.sallyport.launcher.story.ApiCalls;
import io.sallyport.launcher.story.Clients;
import io.sallyport.launcher.story.Narrator;
import io.sallyport.launcher.story.Stage;
import io.sallyport.launcher.story.Story;
import io.sallyport.launcher.story.Visitor;
import io.sallyport.launcher.truth.TruthStage;
import io.sallyport.launcher.truth.TruthTable;
import io.sallyport.sigv4.Credentials;
import io.sallyport.sigv4.Header;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seven processes and one PostgreSQL. What is killed stays dead, so the order is part of the play. */
@Tag("cluster")
@Timeout(600)
@TestMethodOrder(OrderAnnotation.class)
class ClusterTest {
    private static final List<String> GATEWAYS = List.of("gateway-1", "gateway-2");
    private static final String STRANGER = "AKIAIOSFODNN7STRANGE";
    private static final String FORGED = """
            {"principalId":"bob","policyDocument":{"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"execute-api:Invoke","Resource":"*"}]}}""";

    @TempDir
    static Path folder = Path.of("");

    private static final Deque<Cluster> CLUSTER = new ArrayDeque<>();
    private static final Deque<Stage.Set> SHARED = new ArrayDeque<>();

    @BeforeAll
    static void seven_processes_and_an_application() throws Exception {
        CLUSTER.push(Cluster.start(folder));
        SHARED.push(stage("gateway-1", "-shared"));
        GATEWAYS.forEach(ClusterTest::warm);
    }

    @AfterAll
    static void end() throws Exception {
        for (var cluster : CLUSTER) {
            cluster.close();
        }
    }

    private static Cluster cluster() {
        return CLUSTER.getFirst();
    }

    private static Stage.Set set() {
        return SHARED.getFirst();
    }

    @Order(1)
    @ParameterizedTest
    @ValueSource(strings = {"gateway-1", "gateway-2"})
    void the_story_goes_as_it_is_told_through_either_gateway(String gateway) {
        assertThat(surprises(gateway, "-" + gateway)).isEmpty();
    }

    @Test
    @Order(2)
    void tokens_that_were_ended_are_refused_at_every_gateway_at_once() {
        try (var clients = cluster().clients("gateway-1")) {
            new Visitor(clients, set()).signUp();
            endings(clients).tokensAreRefusedOnceSignedOutOrRevoked();
        }
    }

    private static Endings endings(Clients clients) {
        var calls = GATEWAYS.stream().collect(Collectors.toMap(Function.identity(), ClusterTest::calls));
        return new Endings(clients, set(), Cluster.REGION, calls);
    }

    /** Rows 1 to 5 and 7 to 10 of WIRE.md 4.1, for every source of the policy, through either gateway; the people are signed up by now. */
    @Test
    @Order(3)
    void the_truth_table_holds_through_either_gateway() {
        try (var builder = cluster().clients("gateway-1");
                var table = TruthStage.build(builder, set(), Cluster.REGION)) {
            for (var gateway : GATEWAYS) {
                try (var clients = cluster().clients(gateway)) {
                    new TruthTable(table, clients, calls(gateway), Cluster.REGION).holds();
                }
            }
        }
    }

    @Test
    @Order(3)
    void an_inactive_or_deleted_access_key_is_refused_at_every_gateway_at_once() {
        try (var clients = cluster().clients("gateway-2")) {
            endings(clients).keysAreRefusedOnceInactiveOrDeleted("caller");
        }
    }

    @Test
    @Order(4)
    void a_worker_more_is_room_for_more_without_a_restart() throws Exception {
        try (var clients = cluster().clients("gateway-1");
                var lambda = clients.lambda();
                var iam = clients.iam()) {
            var crowd = new Crowd(lambda, iam, Cluster.example());
            assertThat(crowd.atOnce()).isBetween(1, 2 * Cluster.ENVIRONMENTS);

            cluster().open("functions-3");

            Eventually.is(true, () -> crowd.atOnce() > 2 * Cluster.ENVIRONMENTS);
        }
    }

    @Test
    @Order(5)
    void a_rogue_member_changes_no_verdict() {
        var visitor = visitor();
        token("gateway-1", "GET", "/token/pets", "bob");
        token("gateway-1", "GET", "/token/pets", "carol");
        try (var rogue = RogueMember.join(
                cluster().name(), cluster().roguePort(), cluster().members())) {
            assertThat(rogue.amongOthers()).isTrue();
            rogue.answerFor(PolicyContract.ALL);
            assertThat(rogue.writeOverAuthorizerAnswers(FORGED)).isGreaterThanOrEqualTo(2);
            // the other gateway has neither answer at hand, and finds the forged ones
            assertRefused(token("gateway-2", "POST", "/token/inventory", "bob"));
            for (int round = 0; round < 10; round++) {
                GATEWAYS.forEach(gateway -> assertNoVerdictChanged(gateway, visitor));
            }
            assertThat(rogue.heard()).hasValue(0);
        }
        Eventually.is(
                List.of(200, 200), () -> each(gateway -> pets(gateway, visitor).status()));
        Eventually.is(
                List.of(403, 403),
                () -> each(gateway -> pets(gateway, stranger()).status()));
        assertThat(cluster().node("gateway-2").said()).contains("was not written by a gateway");
    }

    @Test
    @Order(6)
    void the_story_goes_on_when_a_gateway_and_then_a_worker_are_killed() throws Exception {
        cluster().node("gateway-1").kill();
        warm("gateway-2");
        assertThat(surprises("gateway-2", "-one-gateway")).isEmpty();

        cluster().node("functions-2").kill();
        warm("gateway-2");
        assertThat(surprises("gateway-2", "-one-worker-less")).isEmpty();
    }

    @Test
    @Order(7)
    void no_node_met_a_bug_in_all_this() {
        assertThat(cluster().said().filter(line -> line.contains(" ERROR "))).isEmpty();
    }

    /** Could not find out is no verdict: while a stranger takes questions away, some calls end so. */
    private static void assertNoVerdictChanged(String gateway, Credentials visitor) {
        assertThat(pets(gateway, visitor).status()).as("let in").isIn(200, 503);
        assertRefused(inventory(gateway, visitor));
        assertRefused(pets(gateway, stranger()));
        assertRefused(token(gateway, "POST", "/token/inventory", "bob"));
        assertRefused(calls(gateway).send("GET", set().path() + "/pets", ""));
    }

    private static void assertRefused(ApiAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(403, 503);
    }

    /** @return the calls of the story that went otherwise than it promises */
    private static List<String> surprises(String gateway, String suffix) {
        var surprises = new ArrayList<String>();
        try (var clients = cluster().clients(gateway)) {
            var story = new Story(
                    clients, calls(gateway), Cluster.example(), Cluster.ACCOUNT, Cluster.REGION, surprised(surprises));
            story.play(suffix);
        }
        return surprises;
    }

    private static Narrator surprised(List<String> surprises) {
        return new Narrator() {
            @Override
            public void chapter(String title) {}

            @Override
            public void step(String said, String outcome) {}

            @Override
            public void call(String request, ApiAnswer answer, int wanted) {
                if (answer.status() != wanted) {
                    surprises.add(request + ": " + wanted + " wanted, got " + answer);
                }
            }
        };
    }

    private static Stage.Set stage(String gateway, String suffix) {
        try (var clients = cluster().clients(gateway)) {
            return new Stage(clients, Cluster.example(), Cluster.ACCOUNT, Cluster.REGION, suffix)
                    .build(Narrator.SILENT);
        }
    }

    /** As a client that tries again would: until the application answers there. */
    private static void warm(String gateway) {
        Eventually.is(200, () -> {
            try {
                return token(gateway, "GET", "/token/pets", "warm").status();
            } catch (UncheckedIOException gone) {
                return 0;
            }
        });
    }

    /** Somebody who signed up, in with the role of the visitors. */
    private static Credentials visitor() {
        try (var clients = cluster().clients("gateway-1")) {
            var visitor = new Visitor(clients, set());
            return visitor.credentials(visitor.signIn(), Cluster.REGION);
        }
    }

    private static Credentials stranger() {
        return Credentials.longTerm(STRANGER, Secret.of("no secret of anybody"));
    }

    private static ApiCalls calls(String gateway) {
        return cluster().calls(gateway);
    }

    private static ApiAnswer pets(String gateway, Credentials who) {
        return calls(gateway).signed(who, "GET", set().path() + "/pets", "");
    }

    private static ApiAnswer inventory(String gateway, Credentials who) {
        return calls(gateway).signed(who, "POST", set().path() + "/inventory", "{}");
    }

    private static ApiAnswer token(String gateway, String method, String path, String token) {
        var body = method.equals("POST") ? "{}" : "";
        return calls(gateway).send(method, set().path() + path, body, new Header("Authorization", token));
    }

    private static List<Integer> each(Function<String, Integer> question) {
        return GATEWAYS.stream().map(question).toList();
    }
}
