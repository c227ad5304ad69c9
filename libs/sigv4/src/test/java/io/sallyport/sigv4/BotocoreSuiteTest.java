package io.sallyport.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The older suite, as botocore keeps it: duplicate and folded headers, paths to normalise, tokens before and after. */
@Tag("vectors")
class BotocoreSuiteTest {
    private static final Secret SECRET = Secret.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static final Rules NORMALIZED = Rules.STRICT.withNormalizedPath().withUnsignedToken();

    static List<Path> cases() {
        try (var files = Files.walk(Suite.folder().resolve("botocore-aws4_testsuite"))) {
            return files.filter(file -> file.toString().endsWith(".sreq"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_suite_holds_all_its_cases() {
        assertThat(cases()).hasSize(34);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_signed_request_is_accepted(Path signed) {
        var store = new KeyStore("AKIDEXAMPLE", SECRET, NORMALIZED);

        assertThat(store.verify(request(signed), Suite.SIGNED_AT)).isInstanceOf(Verdict.Accepted.class);
    }

    /** One case's .sreq carries the signature of another; its .authz is right. */
    private static WireRequest request(Path signed) {
        var text = read(signed)
                .replaceFirst(
                        "Authorization: .*",
                        "Authorization: " + read(sibling(signed, ".authz")).strip());
        return HttpText.parse(text);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_plain_request_is_signed_as_botocore_signs_it(Path signed) {
        var signing = signer(signed).signing(HttpText.parse(read(sibling(signed, ".req"))), Suite.SIGNED_AT);

        assertThat(signing.canonicalRequest()).isEqualTo(read(sibling(signed, ".creq")));
        assertThat(signing.stringToSign()).isEqualTo(read(sibling(signed, ".sts")));
        assertThat(signing.request().headers())
                .contains(new Header(
                        "Authorization", read(sibling(signed, ".authz")).strip()));
    }

    private static Signer signer(Path signed) {
        var token = request(signed).headers().stream()
                .filter(header -> header.name().equals("X-Amz-Security-Token"))
                .map(header -> Secret.of(header.value()))
                .findFirst();
        var rules = new Rules(true, false, !read(sibling(signed, ".creq")).contains("security-token"));
        return new Signer(new Credentials("AKIDEXAMPLE", SECRET, token), "us-east-1", "service", rules);
    }

    private static Path sibling(Path file, String ending) {
        return file.resolveSibling(file.getFileName().toString().replace(".sreq", ending));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
