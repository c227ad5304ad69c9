package io.sallyport.runtime.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.FunctionContract;
import io.sallyport.contracts.FunctionContract.Invoke;
import io.sallyport.contracts.FunctionContract.Invoked;
import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Operation;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import io.sallyport.runtime.keys.Sealer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(VertxExtension.class)
class BusTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Invoke QUESTION =
            new Invoke("arn", "apigateway.amazonaws.com", "source", "123456789012", "{}");
    private static final Invoked ANSWER = new Invoked(Optional.empty(), "1", "{\"ok\":true}");

    /** The two ways a question travels, seen alike by those who ask and answer. */
    static Stream<BiFunction<Vertx, RoomName, Bus>> wires() {
        return Stream.of(new OneLocalBus(), (vertx, self) -> clustered(vertx, self, BusTest::pair));
    }

    /** In one JVM all rooms share one bus. */
    private static final class OneLocalBus implements BiFunction<Vertx, RoomName, Bus> {
        private Optional<Bus> bus = Optional.empty();

        @Override
        public Bus apply(Vertx vertx, RoomName self) {
            bus = bus.or(() -> Optional.of(Bus.local(vertx, RANDOM)));
            return bus.get();
        }
    }

    private static Bus clustered(Vertx vertx, RoomName self, BiFunction<RoomName, RoomName, Secret> keys) {
        return Bus.clustered(vertx, self, other -> keys.apply(self, other), RANDOM);
    }

    /** A key for two rooms, the same on both ends. */
    private static Secret pair(RoomName one, RoomName other) {
        var both = Stream.of(one.label(), other.label()).sorted().toList() + "-".repeat(32);
        return Secret.of(both);
    }

    private static Secret strangersPair(RoomName one, RoomName other) {
        var key = pair(one, other).bytes();
        key[0] ^= 1;
        return Secret.of(key);
    }

    @ParameterizedTest
    @MethodSource("wires")
    void a_question_reaches_its_room_and_its_answer_comes_back(BiFunction<Vertx, RoomName, Bus> wire, Vertx vertx) {
        var functions = wire.apply(vertx, RoomName.FUNCTIONS).as(RoomName.FUNCTIONS);
        functions
                .serve(FunctionContract.INVOKE, (asker, question) -> {
                    assertThat(asker).isEqualTo(RoomName.GATEWAY);
                    assertThat(question).isEqualTo(QUESTION);
                    return Future.succeededFuture(ANSWER);
                })
                .await();

        assertThat(ask(wire, vertx, RoomName.GATEWAY).await()).isEqualTo(ANSWER);
    }

    @ParameterizedTest
    @MethodSource("wires")
    void a_refusal_keeps_its_type_and_its_detail(BiFunction<Vertx, RoomName, Bus> wire, Vertx vertx) {
        serve(wire, vertx, Future.failedFuture(new Refusal(FunctionFailure.THROTTLED, "ten at once")));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ask(wire, vertx, RoomName.GATEWAY).await())
                .matches(refusal -> refusal.failure() == FunctionFailure.THROTTLED)
                .matches(refusal -> refusal.detail().equals("ten at once"));
    }

    @ParameterizedTest
    @MethodSource("wires")
    void a_room_that_may_not_ask_is_refused(BiFunction<Vertx, RoomName, Bus> wire, Vertx vertx) {
        serve(wire, vertx, Future.succeededFuture(ANSWER));

        assertRefused(ask(wire, vertx, RoomName.POLICY_SERVICE), BusFailure.MAY_NOT_ASK);
    }

    @ParameterizedTest
    @MethodSource("wires")
    void a_bug_in_the_answering_room_tells_its_caller_nothing(BiFunction<Vertx, RoomName, Bus> wire, Vertx vertx) {
        serve(wire, vertx, Future.failedFuture(new IllegalStateException("secret innards")));

        assertRefused(ask(wire, vertx, RoomName.GATEWAY), BusFailure.BUG);
    }

    @ParameterizedTest
    @MethodSource("wires")
    void an_answerer_that_throws_fails_at_once(BiFunction<Vertx, RoomName, Bus> wire, Vertx vertx) {
        wire.apply(vertx, RoomName.FUNCTIONS)
                .as(RoomName.FUNCTIONS)
                .serve(FunctionContract.INVOKE, (asker, question) -> {
                    throw new IllegalStateException("thrown, not returned");
                })
                .await();

        assertRefused(ask(wire, vertx, RoomName.GATEWAY), BusFailure.BUG);
    }

    @ParameterizedTest
    @MethodSource("wires")
    void nobody_there_is_unavailable_and_not_a_yes(BiFunction<Vertx, RoomName, Bus> wire, Vertx vertx) {
        assertRefused(ask(wire, vertx, RoomName.GATEWAY), BusFailure.UNAVAILABLE);
    }

    @Test
    void an_answer_of_a_stranger_who_registered_the_address_is_not_believed(Vertx vertx) {
        clustered(vertx, RoomName.FUNCTIONS, BusTest::strangersPair)
                .as(RoomName.FUNCTIONS)
                .serve(FunctionContract.INVOKE, question -> Future.succeededFuture(ANSWER))
                .await();
        var shortly = clustered(vertx, RoomName.GATEWAY, BusTest::pair)
                .as(RoomName.GATEWAY)
                .client(FunctionContract.INVOKE, Duration.ofMillis(200));

        assertRefused(shortly.with(QUESTION), BusFailure.UNAVAILABLE);
    }

    @Test
    void an_asker_whose_certificate_is_not_held_gets_no_answer(Vertx vertx) {
        Bus.clustered(
                        vertx,
                        RoomName.FUNCTIONS,
                        other -> {
                            throw new Refusal(BusFailure.MAY_NOT_ASK, "no certificate of " + other);
                        },
                        RANDOM)
                .as(RoomName.FUNCTIONS)
                .serve(FunctionContract.INVOKE, question -> Future.succeededFuture(ANSWER))
                .await();
        var shortly = clustered(vertx, RoomName.GATEWAY, BusTest::pair)
                .as(RoomName.GATEWAY)
                .client(FunctionContract.INVOKE, Duration.ofMillis(200));

        assertRefused(shortly.with(QUESTION), BusFailure.UNAVAILABLE);
    }

    @Test
    void an_answer_without_proof_is_not_believed(Vertx vertx) {
        vertx.eventBus()
                .<Buffer>consumer(FunctionContract.INVOKE.address(), m -> m.reply(WireRecords.write(ANSWER)))
                .completion()
                .await();

        assertRefused(
                clustered(vertx, RoomName.GATEWAY, BusTest::pair)
                        .as(RoomName.GATEWAY)
                        .client(FunctionContract.INVOKE)
                        .with(QUESTION),
                BusFailure.UNAVAILABLE);
    }

    @Test
    void an_answer_to_another_question_is_not_believed() {
        var headers = io.vertx.core.MultiMap.caseInsensitiveMultiMap();
        var body = WireRecords.write(ANSWER);
        var key = pair(RoomName.GATEWAY, RoomName.FUNCTIONS);
        Envelope.seal(headers, "answer", "functions.invoke.v1", "id-1", body, key);

        assertThat(Envelope.proven(headers, "answer", "functions.invoke.v1", "id-1", body, key))
                .isTrue();
        assertThat(Envelope.proven(headers, "answer", "functions.invoke.v1", "id-2", body, key))
                .isFalse();
        assertThat(Envelope.proven(headers, "ask", "functions.invoke.v1", "id-1", body, key))
                .isFalse();
        assertThat(Envelope.proven(headers, "answer", "policy.lease.v1", "id-1", body, key))
                .isFalse();
        assertThat(Envelope.proven(
                        headers,
                        "answer",
                        "functions.invoke.v1",
                        "id-1",
                        body.copy().setByte(3, (byte) 1),
                        key))
                .isFalse();
        headers.set(Envelope.FAILURE, "TokenFailure.EXPIRED");
        assertThat(Envelope.proven(headers, "answer", "functions.invoke.v1", "id-1", body, key))
                .isFalse();
    }

    @Test
    void a_contract_with_a_bare_secret_is_refused(Vertx vertx) {
        record Leaky(Optional<Secret> password) {}
        var op = new Operation<>(
                RoomName.FUNCTIONS,
                "functions.leak.v1",
                Leaky.class,
                Invoked.class,
                Duration.ofSeconds(1),
                Set.of(RoomName.GATEWAY));

        assertThatThrownBy(() -> Bus.local(vertx, RANDOM).as(RoomName.GATEWAY).client(op))
                .hasMessageContaining("seal it");
    }

    @Test
    void what_is_sealed_for_a_room_opens_there_and_for_that_purpose_only(Vertx vertx) {
        var policy = clustered(vertx, RoomName.POLICY_SERVICE, BusTest::pair).as(RoomName.POLICY_SERVICE);
        var gateway = clustered(vertx, RoomName.GATEWAY, BusTest::pair).as(RoomName.GATEWAY);
        var tokens = clustered(vertx, RoomName.TOKEN_SERVICE, BusTest::pair).as(RoomName.TOKEN_SERVICE);
        var sealed = policy.seal(RoomName.GATEWAY, Secret.of("the key"), "signing-key/AKIA");

        assertThat(gateway.open(RoomName.POLICY_SERVICE, sealed, "signing-key/AKIA")
                        .reveal())
                .isEqualTo("the key");
        assertThatThrownBy(() -> gateway.open(RoomName.POLICY_SERVICE, sealed, "signing-key/other"))
                .isInstanceOf(Sealer.NotOpened.class);
        assertThatThrownBy(() -> tokens.open(RoomName.POLICY_SERVICE, sealed, "signing-key/AKIA"))
                .isInstanceOf(Sealer.NotOpened.class);
    }

    private static void serve(BiFunction<Vertx, RoomName, Bus> wire, Vertx vertx, Future<Invoked> answer) {
        wire.apply(vertx, RoomName.FUNCTIONS)
                .as(RoomName.FUNCTIONS)
                .serve(FunctionContract.INVOKE, question -> answer)
                .await();
    }

    private static Future<Invoked> ask(BiFunction<Vertx, RoomName, Bus> wire, Vertx vertx, RoomName asker) {
        return wire.apply(vertx, asker)
                .as(asker)
                .client(FunctionContract.INVOKE)
                .with(QUESTION);
    }

    private static void assertRefused(Future<?> answer, BusFailure failure) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(answer::await)
                .matches(refusal -> refusal.failure() == failure);
    }
}
