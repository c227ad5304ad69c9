package io.sallyport.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each signed part of each case, changed by one byte. */
class MutationTest {
    static List<Suite.Case> cases() {
        return Suite.awsCases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_header_signed_request_is_refused_when_one_byte_differs(Suite.Case vector) {
        refusesEachMutation(vector, vector.header().signedRequest());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_presigned_request_is_refused_when_one_byte_differs(Suite.Case vector) {
        refusesEachMutation(vector, vector.query().signedRequest());
    }

    private static void refusesEachMutation(Suite.Case vector, String text) {
        var request = HttpText.parse(text);
        var store = KeyStore.of(vector.signer());
        var path = store.acceptedPath(request, Suite.SIGNED_AT);
        // a late token is outside the signature by design: who keeps the keys holds it against the access key
        var mutations = vector.signer().rules().unsignedToken() ? withoutToken(request) : request;

        assertThat(path).isNotEmpty();
        assertThat(Mutations.of(mutations, body(text)))
                .hasSizeGreaterThan(50)
                .allSatisfy(changed -> assertThat(store.acceptedPath(changed, Suite.SIGNED_AT))
                        .as(changed.path() + "?" + changed.query() + changed.headers())
                        .isIn(refusedOrSamePath(vector, path)));
    }

    /** Where normalised paths are taken, {@code /./a} and {@code ///a} are both {@code /a}, and the verdict says so. */
    private static List<String> refusedOrSamePath(Suite.Case vector, String path) {
        return vector.signer().rules().normalizedPath() && vector.name().endsWith("-normalized")
                ? List.of("", path)
                : List.of("");
    }

    private static WireRequest withoutToken(WireRequest request) {
        return new WireRequest(
                request.method(),
                request.path(),
                request.query().replaceAll("&X-Amz-Security-Token=[^&]*", ""),
                request.headers().stream()
                        .filter(header -> !header.name().equals("X-Amz-Security-Token"))
                        .toList(),
                request.payload());
    }

    private static byte[] body(String text) {
        return text.substring(text.indexOf("\n\n") + 2).getBytes(UTF_8);
    }
}
