package io.sallyport.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that nobody thought of: what is signed is accepted, and nothing near to it is. */
class RoundTripTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final String ALPHABET = "abcXYZ019-._~/%+ =;:@!$'()*,<>\"\\{}|^`[]\u00e4\u1234\u0007";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_random_request_is_accepted_as_signed_and_refused_when_changed(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 5; i++) {
            var body = text(random, 20).getBytes(UTF_8);
            var signer = signer(random);
            var request = request(random, body);
            accepts(signer, signer.sign(request, NOW), body);
            accepts(signer, signer.presign(request, NOW, Duration.ofSeconds(1 + random.nextInt(604_800))), body);
        }
    }

    private static void accepts(Signer signer, WireRequest signed, byte[] body) {
        var store = KeyStore.of(signer);

        assertThat(store.acceptedPath(signed, NOW)).isEqualTo(signed.path());
        assertThat(Mutations.of(signed, body))
                .allSatisfy(changed -> assertThat(store.acceptedPath(changed, NOW))
                        .as(changed + "?" + changed.query() + changed.headers())
                        .isEmpty());
    }

    private static Signer signer(Random random) {
        var token =
                random.nextBoolean() ? Optional.of(Secret.of("token" + random.nextLong())) : Optional.<Secret>empty();
        return new Signer(
                new Credentials("AKIA" + random.nextInt(1000), Secret.of("s" + random.nextLong()), token),
                "eu-west-1",
                "sts");
    }

    private static WireRequest request(Random random, byte[] body) {
        var headers = new ArrayList<Header>();
        headers.add(new Header("HoSt", "h.example:" + random.nextInt(65_536)));
        IntStream.range(0, random.nextInt(5))
                .forEach(i -> headers.add(new Header(
                        "X-H" + random.nextInt(3), "v" + text(random, 9).replaceAll("[\\s\\p{Cntrl}]", "_"))));
        return new WireRequest("POST", "/" + text(random, 12), query(random), headers, Payload.of(body));
    }

    private static String query(Random random) {
        var pairs = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> "k" + i + "=" + text(random, 6).replace("%", "%25"));
        return String.join("&", pairs.toList());
    }

    private static String text(Random random, int longest) {
        var text = new StringBuilder();
        random.ints(random.nextInt(longest), 0, ALPHABET.length()).forEach(at -> text.append(ALPHABET.charAt(at)));
        return text.toString();
    }
}
