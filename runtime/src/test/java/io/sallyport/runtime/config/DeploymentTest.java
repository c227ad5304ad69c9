package io.sallyport.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentTest {
    private static Deployment read(Map<String, String> settings) {
        return Deployment.read(new Settings(settings), "https://localhost:8443");
    }

    @Test
    void nothing_has_to_be_set() {
        assertThat(read(Map.of()))
                .isEqualTo(new Deployment(
                        "123456789012", "us-east-1", List.of("localhost", "amazonaws.com"), "https://localhost:8443"));
    }

    @Test
    void everything_can_be_set() {
        var set = Map.of(
                "SALLYPORT_ACCOUNT_ID", "210987654321",
                "SALLYPORT_REGION", "us-gov-west-1",
                "SALLYPORT_DOMAINS", "example.com",
                "SALLYPORT_PUBLIC_URL", "https://login.example.com");

        assertThat(read(set))
                .isEqualTo(new Deployment(
                        "210987654321", "us-gov-west-1", List.of("example.com"), "https://login.example.com"));
    }

    @Test
    void domains_are_kept_as_hosts_are_compared() {
        assertThat(read(Map.of("SALLYPORT_DOMAINS", " EXAMPLE.COM , xn--bcher-kva.example,a-1.test,Example.com "))
                        .domains())
                .containsExactly("example.com", "xn--bcher-kva.example", "a-1.test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exa mple.com",
                ",",
                "example.com,",
                ".example.com",
                "example.com.",
                "*.example.com",
                "a..b",
                "-a.com",
                "a_b.com",
                "example.com:8443",
                "https://example.com",
                "10.0.0.1",
                "bücher.example"
            })
    void what_is_no_domain_is_refused_by_its_setting(String domains) {
        assertRefused("SALLYPORT_DOMAINS", domains);
    }

    @Test
    void a_domain_that_leaves_no_room_for_an_api_is_refused() {
        assertRefused("SALLYPORT_DOMAINS", "a.".repeat(95) + "b");
        assertThat(read(Map.of("SALLYPORT_DOMAINS", "a.".repeat(94) + "b")).domains())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example",
                "//localhost",
                "localhost:8443",
                "ftp://localhost",
                "https://",
                "https://:8443",
                "https://localhost/",
                "https://localhost/pools",
                "https://localhost?a",
                "https://localhost#a",
                "https://me@localhost",
                "https://localhost:",
                "https://localhost:0",
                "https://localhost:65536",
                "https://localhost:99999999999",
                "https://a_b",
                "https://a.example.",
                "https://[fe80::1%25eth0]",
                "https://a b"
            })
    void what_is_no_public_url_is_refused_by_its_setting(String url) {
        assertRefused("SALLYPORT_PUBLIC_URL", url);
    }

    @ParameterizedTest
    @CsvSource({
        "https://localhost:8443, localhost",
        "https://Login.Example.com, login.example.com",
        "http://10.0.0.1:80, 10.0.0.1",
        "https://[::1]:65535, ::1"
    })
    void the_public_url_says_its_host(String url, String host) {
        assertThat(read(Map.of("SALLYPORT_PUBLIC_URL", url)).publicHost()).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({"SALLYPORT_ACCOUNT_ID, 12345", "SALLYPORT_ACCOUNT_ID, 12345678901x", "SALLYPORT_REGION, the moon"})
    void what_is_no_account_and_no_region_is_refused_by_its_setting(String setting, String value) {
        assertRefused(setting, value);
    }

    private static void assertRefused(String setting, String value) {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> read(Map.of(setting, value)))
                .withMessageStartingWith(setting + " must ");
    }
}
