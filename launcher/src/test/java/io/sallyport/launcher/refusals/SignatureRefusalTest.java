package io.sallyport.launcher.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.Secret;
import io.sallyport.launcher.RawHttps;
import io.sallyport.launcher.RawHttps.Reply;
import io.sallyport.sigv4.WireRequest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every door that demands a signature refuses every bad one, in its protocol's own documented words, and does nothing else. */
@OnTheScene
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignatureRefusalTest {
    private Optional<RawHttps> connection = Optional.empty();
    private Optional<BadSignatures> signatures = Optional.empty();

    @BeforeAll
    void collect(Scene scene) {
        connection = Optional.of(scene.product().running().raw());
        signatures = Optional.of(new BadSignatures(scene, http()));
    }

    @AfterAll
    void close() {
        http().close();
    }

    private RawHttps http() {
        return connection.orElseThrow();
    }

    private BadSignatures signatures() {
        return signatures.orElseThrow();
    }

    private Reply send(Door door, WireRequest request) {
        return http().send(request, door.body());
    }

    @ParameterizedTest
    @EnumSource
    void a_good_signature_is_let_in_also_by_a_clock_that_is_a_little_off(Door door) {
        for (var who : signatures().good()) {
            for (int minutes : new int[] {0, 1 - door.window(), door.window() - 1}) {
                var reply = send(door, signatures().signed(door, who, Duration.ofMinutes(minutes)));
                assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> every_door_refuses_every_bad_signature(Scene scene) {
        return signatures().all().entrySet().stream()
                .flatMap(bad -> Stream.of(Door.values())
                        .map(door -> DynamicTest.dynamicTest(
                                door + ": " + bad.getKey(),
                                () -> refused(
                                        scene,
                                        door,
                                        bad.getValue().fault(),
                                        bad.getValue().made().apply(door)))));
    }

    private void refused(Scene scene, Door door, SignatureFault fault, WireRequest request) {
        int before = scene.backend().reached().size();
        var reply = send(door, request);
        var wanted = door.says(fault);
        assertThat(Said.of(reply).asLongAs(wanted)).as(reply.body()).isEqualTo(wanted);
        assertThat(scene.backend().reached()).hasSize(before);
    }

    @ParameterizedTest
    @EnumSource
    void a_session_token_with_any_byte_flipped_is_refused_though_the_request_is_signed_with_it(Door door, Scene scene) {
        var session = signatures().session();
        var token = Base64.getUrlDecoder()
                .decode(session.sessionToken().orElseThrow().reveal());
        for (int at = 0; at < token.length; at++) {
            var forged = BadSignatures.with(session, Optional.of(flipped(token, at)));
            refused(scene, door, SignatureFault.INVALID, signatures().signed(door, forged, Duration.ZERO));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_session_token_is_spelled_in_one_way_only(Door door, Scene scene) {
        var session = signatures().session();
        var token = session.sessionToken().orElseThrow().reveal();
        for (var spelling : List.of(token + "=", token + "A", token.substring(0, token.length() - 1))) {
            var forged = BadSignatures.with(session, Optional.of(Secret.of(spelling)));
            refused(scene, door, SignatureFault.INVALID, signatures().signed(door, forged, Duration.ZERO));
        }
    }

    private static Secret flipped(byte[] token, int at) {
        var bytes = token.clone();
        bytes[at] ^= 1;
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
