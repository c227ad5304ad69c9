package io.sallyport.launcher.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.runtime.config.BadSetting;
import io.sallyport.sigv4.Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** P06: a curl line is the request that curl sends. */
class CurlRequestTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final String URL = "https://localhost:8443/_aws/execute-api/ff5h7fdsed/test/pets";

    private static CurlRequest of(String... words) {
        return CurlRequest.of(CurlLine.parse(List.of(words)), NOW);
    }

    private static List<String> all(CurlRequest request, String name) {
        return request.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    private static String body(CurlRequest request) {
        return request.body().toString();
    }

    private static void assertRefused(String words, String... line) {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> of(line))
                .withMessageContaining(words)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
    }

    @Test
    void p06_a_plain_url_is_a_get_with_curls_own_headers() {
        var request = of("curl", URL + "?a=b#c");

        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.url().whole()).isEqualTo(URL + "?a=b");
        assertThat(request.headers()).extracting(Header::name).containsExactly("host", "user-agent", "accept");
        assertThat(all(request, "host")).containsExactly("localhost:8443");
        assertThat(request.body().length()).isZero();
    }

    @Test
    void p06_data_makes_a_post_and_headers_take_the_place_of_curls_own() {
        var request = of(
                "curl",
                "-sSd",
                "a=1",
                URL,
                "--data-raw",
                "@b",
                "-H",
                "accept: text/plain",
                "-HX-A: 1",
                "-H",
                "User-Agent:");

        assertThat(request.method()).isEqualTo("POST");
        assertThat(body(request)).isEqualTo("a=1&@b");
        assertThat(all(request, "accept")).containsExactly("text/plain");
        assertThat(all(request, "x-a")).containsExactly("1");
        assertThat(all(request, "user-agent")).isEmpty();
        assertThat(all(request, "content-length")).containsExactly("6");
        assertThat(all(request, "content-type")).containsExactly("application/x-www-form-urlencoded");
    }

    @Test
    void p06_a_host_that_is_said_is_the_host() {
        var request = of("curl", URL, "-H", "host: ff5h7fdsed.execute-api.us-east-1.amazonaws.com", "-k");

        assertThat(all(request, "host")).containsExactly("ff5h7fdsed.execute-api.us-east-1.amazonaws.com");
    }

    @Test
    void p06_every_option_that_changes_the_request_is_read() {
        var json = of("curl", "--json", "{\"a\":", "--json", "1}", "-XPUT", "--url", URL, "--compressed");
        assertThat(json.method() + body(json)).isEqualTo("PUT{\"a\":1}");
        assertThat(all(json, "content-type")).containsExactly("application/json");
        assertThat(all(json, "accept")).containsExactly("application/json");
        assertThat(all(json, "accept-encoding")).hasSize(1);

        var query = of("curl", "-G", URL, "--data-urlencode", "q=a b&c", "-d", "x=1");
        assertThat(query.method() + " " + query.url().whole()).isEqualTo("GET " + URL + "?q=a%20b%26c&x=1");
        assertThat(query.body().length()).isZero();

        var others = of("curl", "-I", URL, "-A", "me", "-e", "https://r/;auto", "-b", "a=1", "-b", "b=2", "-u", "u:p");
        assertThat(others.method()).isEqualTo("HEAD");
        assertThat(others.headers().stream().map(h -> h.name() + ": " + h.value()))
                .contains("user-agent: me", "referer: https://r/", "cookie: a=1;b=2", "authorization: Basic dTpw");
        assertThat(all(of("curl", URL, "--oauth2-bearer", "t"), "authorization"))
                .containsExactly("Bearer t");
    }

    @ParameterizedTest
    @CsvSource({"https://h/, -g, x-visitor", "https://h/, --http1.1, X-Visitor", "http://h/, -g, X-Visitor"})
    void p06_names_are_lower_case_where_http_2_is_spoken(String url, String option, String sent) {
        assertThat(of("curl", option, "-H", "X-Visitor: ann", url).headers())
                .extracting(Header::name)
                .contains(sent);
    }

    @Test
    void p06_a_body_comes_from_a_file(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("body.json"), "{\n\"a\":1}\n");

        assertThat(body(of("curl", URL, "-d", "@" + file))).isEqualTo("{\"a\":1}");
        assertThat(body(of("curl", URL, "--data-binary", "@" + file))).isEqualTo("{\n\"a\":1}\n");
        assertRefused("cannot be read (NoSuchFileException)", "curl", URL, "-d", "@" + folder.resolve("none"));
    }

    @Test
    void p06_a_request_is_signed_over_host_date_and_the_headers_that_were_said() {
        var request = of(
                "curl",
                "--aws-sigv4",
                "aws:amz:us-east-1:execute-api",
                "--user",
                "AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "-H",
                "X-Amz-Security-Token: token",
                URL,
                "-d",
                "a=1");

        assertThat(all(request, "authorization"))
                .singleElement()
                .asString()
                .startsWith(
                        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261122/us-east-1/execute-api/aws4_request,")
                .contains("SignedHeaders=host;x-amz-date;x-amz-security-token,");
        assertThat(all(request, "x-amz-date")).containsExactly("20261122T090000Z");
        assertThat(all(request, "x-amz-security-token")).containsExactly("token");
        assertThat(all(request, "content-type")).hasSize(1);
    }

    @Test
    void p06_the_whole_line_is_split_as_a_shell_splits_it() {
        var request = of("""
                $ curl 'https://localhost:8443/_aws/execute-api/ff5h7fdsed/test/pets' \\
                  -X 'POST' -H "authorization: Bearer \\"x\\"" \\
                  -H 'x-name: it'\\''s' \\
                  --data-raw $'{"a":"\\u0021\\n\\'"}' --insecure""");

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.url().whole()).isEqualTo(URL);
        assertThat(all(request, "authorization")).containsExactly("Bearer \"x\"");
        assertThat(all(request, "x-name")).containsExactly("it's");
        assertThat(body(request)).isEqualTo("{\"a\":\"!\n'\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "https://h/a/./b/../c, https://h/a/c",
        "https://h/a/.., https://h/",
        "https://h:443/a, https://h/a",
        "http://h:80, http://h/",
        "HTTPS://h:8443?x=1, https://h:8443/?x=1",
        "h/p\u00e9ts, http://h/p%C3%A9ts",
        "https://h/%2e%2e//a, https://h/%2e%2e//a"
    })
    void p06_a_url_is_sent_as_curl_sends_it(String written, String sent) {
        assertThat(of("curl", written).url().whole()).isEqualTo(sent);
    }

    @Test
    void p06_data_in_a_query_is_encoded_byte_by_byte() {
        assertThat(of("curl", "-G", "--data-urlencode", "x=a*~\u00fc", "https://h/a?z=0")
                        .url()
                        .whole())
                .isEqualTo("https://h/a?z=0&x=a%2A~%C3%BC");
    }

    @Test
    void p06_a_url_is_left_as_it_is_where_curl_is_told_to() {
        assertThat(of("curl", "--path-as-is", "-g", "https://h/a/../{b}").url().whole())
                .isEqualTo("https://h/a/../{b}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-F a=hunter2 | curl's -F is not read here; send the body as --data-binary @FILE",
                "--upload-file hunter2 | curl's --upload-file is not read here; send the body as",
                "--proxy-user=hunter2 | curl's --proxy-user is not read here; leave it out if",
                "--header=a:hunter2 | curl's --header takes its value as the next word",
                "-sZ | curl's -Z is not read here",
                "-H | curl's -H lacks its value",
                "-H hunter2 | curl's -H needs Name: value",
                "-b hunter2 | curl's -b with a file is not read here",
                "-u hunter2 | curl's -u without a password",
                "-d @- | a body from standard input is not read",
                "hunter2 | expected one URL, not 2",
                "--aws-sigv4 aws:amz -u a:hunter2 | has to be aws:amz:<region>:<service>",
                "--aws-sigv4 aws:amz:us-east-1:execute-api | needs -u <access key id>:<secret",
            })
    void p06_what_is_not_read_is_refused_by_name_and_shows_no_value(String options, String words) {
        var line = new java.util.ArrayList<>(List.of("curl", URL));
        line.addAll(List.of(options.split(" ")));

        assertRefused(words, line.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://h/{a,b}",
                "https://h/[1-3]",
                "https://u:hunter2@h/",
                "https://h/a b",
                "https://",
                "ftp://h/"
            })
    void p06_a_url_of_which_curl_makes_something_else_is_refused(String url) {
        assertRefused("URL", "curl", url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wget https://h/ | expected a curl command",
                "curl 'https://h/ | ends within a quote",
                "curl https://h/?a=1&b=2 | goes on with a bare &",
                "curl https://h/ > out | goes on with a bare >",
                "curl https://h/ -H \"A: $TOKEN\" | that a shell replaces",
                "curl https://h/ -H \"A: $(cat t)\" | that a shell replaces",
                "curl https://h/`id` | that a shell replaces",
                "curl ^\"https://h/^\" | written for cmd.exe",
                "curl https://h/ -d \uFFFD\uFFFD | the locale here cannot read",
            })
    void p06_a_line_that_is_no_single_plain_command_is_refused(String line, String words) {
        assertRefused(words, line);
    }
}
