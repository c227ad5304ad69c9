package io.sallyport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sallyport.contracts.RoomName;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.InlinePolicy;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.core.Principal.Terms;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.trust.Caller;
import io.sallyport.runtime.trust.Clocks;
import io.sallyport.runtime.trust.Judgement;
import io.sallyport.runtime.trust.Trust;
import io.sallyport.runtime.trust.TrustConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Four nodes and a room that answers them, on one bus. The room's clock stands still: no answer comes because a lease ran out. */
@ExtendWith(VertxExtension.class)
class EditsReachEveryNodeTest {
    private static final int EDITS = 20;
    private static final String ACTION = "execute-api:Invoke";
    private static final Principal ALICE =
            new Principal(Kind.USER, "AIDAALICE", "alice", "/", Instant.EPOCH, Optional.empty(), Map.of(), Terms.NONE);
    private static final Deployment DEPLOYMENT =
            new Deployment(House.ACCOUNT.id(), "eu-west-1", List.of("localhost"), "https://127.0.0.1:8443");

    private House house;
    private List<Trust> nodes = List.of();

    @BeforeEach
    void open(Vertx vertx) {
        house = new House(vertx, Product.open(vertx, Product.H2.fresh()));
        house.ledger
                .add(Epoch.POLICY, store -> store.principals().add(ALICE).await())
                .await();
        nodes = Stream.of(RoomName.GATEWAY, RoomName.TOKEN_SERVICE, RoomName.FUNCTIONS, RoomName.IDENTITY_EXCHANGE)
                .map(room -> node(vertx, room))
                .toList();
        Future.all(nodes.stream().map(Trust::start).toList()).await();
    }

    private Trust node(Vertx vertx, RoomName room) {
        return Trust.open(
                vertx,
                house.port(room),
                DEPLOYMENT,
                TrustConfig.standard(true),
                Clocks.system(),
                new SimpleMeterRegistry());
    }

    @AfterEach
    void close() {
        nodes.forEach(Trust::close);
        house.database.close().await();
    }

    @Test
    void p07_an_answered_edit_is_seen_by_every_node_at_once() {
        for (int edit = 0; edit < EDITS; edit++) {
            boolean allowed = edit % 2 == 0;

            long epoch = edit(allowed ? "Allow" : "Deny");

            for (var node : nodes) {
                var judgement = decide(node).await();
                assertThat(judgement.allowed()).as("edit " + edit).isEqualTo(allowed);
                assertThat(judgement.epochs().policies()).isGreaterThanOrEqualTo(epoch);
            }
        }
    }

    /** @return the epoch of the edit, when it was answered */
    private long edit(String effect) {
        var document = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"" + effect + "\",\"Action\":\"" + ACTION
                + "\",\"Resource\":\"*\"}}";
        return house.ledger
                .change(Epoch.POLICY, store -> {
                    store.inline()
                            .put(ALICE.id(), new InlinePolicy("only", document))
                            .await();
                    return store.epochs().newest(Epoch.POLICY).await();
                })
                .await();
    }

    private static Future<Judgement> decide(Trust node) {
        var arn = ALICE.arn(House.ACCOUNT);
        var caller = new Caller(
                Caller.Kind.USER, arn, ALICE.id(), House.ACCOUNT.id(), arn, "AKIA2345ABCDEFGHIJKL", Optional.empty());
        return node.decide(caller, ACTION, "*", Map.of());
    }
}
