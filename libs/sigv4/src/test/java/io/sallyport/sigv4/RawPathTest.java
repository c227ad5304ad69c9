package io.sallyport.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/a", "/a/", "/a/b.c/..d/...", "/%69nventory", "/a%20b", "/%C3%A4", "/a:b@c,d=e+f!$&'()*~"})
    void a_plain_path_leaves_no_doubt(String path) {
        assertThat(RawPath.doubt(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''         | NOT_ABSOLUTE
            a          | NOT_ABSOLUTE
            //         | EMPTY_SEGMENT
            /a//b      | EMPTY_SEGMENT
            /a//       | EMPTY_SEGMENT
            /.         | DOT_SEGMENT
            /a/../b    | DOT_SEGMENT
            /a/%2e%2E  | DOT_SEGMENT
            /a/.%2e/b  | DOT_SEGMENT
            /a%2fb     | ENCODED_SLASH
            /a%5Cb     | ENCODED_SLASH
            /a\\b      | BACKSLASH
            /a;b=c     | SEMICOLON
            /a%        | BAD_ENCODING
            /a%2       | BAD_ENCODING
            /a%zz      | BAD_ENCODING
            /a b       | UNPRINTABLE
            /%00       | UNPRINTABLE
            /%7f       | UNPRINTABLE
            /ä         | UNPRINTABLE
            """)
    void a_path_that_two_readers_could_read_differently_is_named(String path, RawPath.Doubt doubt) {
        assertThat(RawPath.doubt(path)).contains(doubt);
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "//, /",
        "/a/.., /",
        "/a/b/.., /a",
        "/a/./b/, /a/b/",
        "/../a, /a",
        "/a/../../b/, /b/",
        "/%2e%2e/a, /%2e%2e/a"
    })
    void a_path_is_normalised_as_the_sdks_do_it(String path, String normal) {
        assertThat(RawPath.normalized(path)).isEqualTo(normal);
    }
}
