package io.sallyport.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case of AWS's own suite, both forms, signed and verified. */
@Tag("vectors")
class AwsSuiteTest {
    static List<Suite.Case> cases() {
        return Suite.awsCases();
    }

    @Test
    void the_suite_holds_all_its_cases() {
        assertThat(cases()).hasSize(38);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_header_form_is_signed_as_aws_signs_it(Suite.Case vector) {
        var signing = signedByHeader(vector);

        assertThat(signing.canonicalRequest()).isEqualTo(vector.header().canonicalRequest());
        assertThat(signing.stringToSign()).isEqualTo(vector.header().stringToSign());
        assertThat(signing.signature()).isEqualTo(vector.header().signature());
        assertThat(signing.request().headers())
                .containsExactlyInAnyOrderElementsOf(
                        HttpText.parse(vector.header().signedRequest()).headers());
    }

    /** Where the suite signs the body it also announces its hash in a header. */
    private static Draft.Signing signedByHeader(Suite.Case vector) {
        var request = vector.request();
        var announced = new ArrayList<Header>(request.headers());
        if (vector.header().canonicalRequest().contains("x-amz-content-sha256")) {
            announced.add(new Header("x-amz-content-sha256", request.payload().sha256()));
        }
        return vector.signer()
                .signing(
                        new WireRequest(
                                request.method(), request.path(), request.query(), announced, request.payload()),
                        Suite.SIGNED_AT);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_query_form_is_signed_as_aws_signs_it(Suite.Case vector) {
        var signing = vector.signer().presigning(vector.request(), Suite.SIGNED_AT, vector.expires());

        assertThat(signing.canonicalRequest()).isEqualTo(vector.query().canonicalRequest());
        assertThat(signing.stringToSign()).isEqualTo(vector.query().stringToSign());
        assertThat(signing.signature()).isEqualTo(vector.query().signature());
        assertThat(signing.request().query())
                .isEqualTo(HttpText.parse(vector.query().signedRequest()).query());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void both_forms_of_the_suite_are_accepted(Suite.Case vector) {
        for (var text : List.of(vector.header().signedRequest(), vector.query().signedRequest())) {
            assertThat(verify(vector, HttpText.parse(text))).isInstanceOf(Verdict.Accepted.class);
        }
    }

    private static Verdict verify(Suite.Case vector, WireRequest request) {
        var signed = (Authorization.Signed)
                Authorization.parse(request, vector.signer().rules());
        return Verifier.verify(signed, vector.derivedKey(), Suite.SIGNED_AT, Suite.WINDOW);
    }
}
