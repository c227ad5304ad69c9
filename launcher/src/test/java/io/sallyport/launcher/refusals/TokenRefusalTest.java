package io.sallyport.launcher.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.RawHttps;
import io.sallyport.launcher.refusals.BadTokens.Bad;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every place that takes a token refuses every bad one, in its own documented words, and lets none of them through to the backend. */
@OnTheScene
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenRefusalTest {
    private Optional<RawHttps> connection = Optional.empty();
    private Optional<BadTokens> tokens = Optional.empty();

    @BeforeAll
    void collect(Scene scene) {
        connection = Optional.of(scene.product().running().raw());
        tokens = Optional.of(new BadTokens(scene, http()));
    }

    @AfterAll
    void close() {
        http().close();
    }

    private RawHttps http() {
        return connection.orElseThrow();
    }

    @TestFactory
    Stream<DynamicTest> every_place_lets_a_good_token_in(Scene scene) {
        return Stream.of(Place.values())
                .map(place -> DynamicTest.dynamicTest(place.name(), () -> {
                    var reply = place.show(scene, http(), tokens.orElseThrow().good(place));
                    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_place_refuses_every_bad_token(Scene scene) {
        return tokens.orElseThrow().all().entrySet().stream()
                .flatMap(bad -> Stream.of(Place.values()).flatMap(place -> test(scene, place, bad).stream()));
    }

    private Optional<DynamicTest> test(Scene scene, Place place, Map.Entry<String, Bad> bad) {
        var fault = bad.getValue().fault();
        return fault.at(place)
                .map(wanted -> DynamicTest.dynamicTest(place + ": " + bad.getKey(), () -> {
                    int before = scene.backend().reached().size();
                    var reply = place.show(scene, http(), bad.getValue().token().apply(place));
                    assertThat(Said.of(reply).asLongAs(wanted)).as(reply.body()).isEqualTo(wanted);
                    assertThat(challenged(reply.header("www-authenticate"))).isEqualTo(place == Place.JWT_AUTHORIZER);
                    assertThat(scene.backend().reached()).hasSize(before);
                }));
    }

    /** RFC 6750, section 3. */
    private static boolean challenged(String header) {
        return header.startsWith("Bearer ") && header.contains("error=\"invalid_token\"");
    }

    @Test
    void another_pools_token_is_no_login_under_its_own_name_either(Scene scene) {
        var reply = Place.login(http(), scene, scene.provider(scene.theirs()), foreign(scene));

        assertThat(Said.of(reply))
                .isEqualTo(new Said(
                        400,
                        "NotAuthorizedException",
                        "Token is not from a supported provider of this identity pool."));
    }

    private static String foreign(Scene scene) {
        return scene.signIn(scene.theirs().client(), java.time.Duration.ZERO).id();
    }

    @Test
    void another_accounts_role_trusts_nobody_here(Scene scene) {
        var elsewhere = scene.places().role().replace(scene.product().running().account(), "999999999999");

        var reply = Place.assume(http(), elsewhere, tokens.orElseThrow().good(Place.WEB_IDENTITY));

        assertThat(Said.of(reply))
                .isEqualTo(new Said(403, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity"));
    }
}
