package io.sallyport.runtime.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sallyport.contracts.RoomName;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    @TempDir
    Path folder = Path.of("");

    @Test
    void an_authority_says_whose_it_is_and_keeps_its_key_to_itself() throws Exception {
        var authority = authority();

        assertThat(authority.certificate().getSubjectX500Principal().getName())
                .isEqualTo("CN=garden deployment CA,O=Sallyport");
        assertThat(authority.certificate().getBasicConstraints()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ca/ca.key"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ca"))))
                .isEqualTo("rwx------");
    }

    @Test
    void an_authority_that_is_there_is_loaded_and_not_replaced() {
        var first = authority();

        assertThat(authority().certificate()).isEqualTo(first.certificate());
    }

    @Test
    void an_authority_whose_key_is_another_s_is_refused() throws Exception {
        authority();
        Authority.open(folder.resolve("other"), "weeds", CLOCK, new SecureRandom());
        Files.copy(
                folder.resolve("ca/ca.crt"),
                folder.resolve("other/ca.crt"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThatExceptionOfType(UnusableKeys.class)
                .isThrownBy(() -> Authority.open(folder.resolve("other"), "weeds", CLOCK, new SecureRandom()))
                .withMessageContaining("does not belong to");
    }

    @Test
    void an_authority_without_its_key_is_refused_and_not_replaced() throws Exception {
        authority();
        Files.delete(folder.resolve("ca/ca.key"));

        assertThatExceptionOfType(UnusableKeys.class)
                .isThrownBy(this::authority)
                .withMessageContaining("ca.key");
    }

    @Test
    void an_authority_without_its_certificate_is_refused_and_not_replaced() throws Exception {
        authority();
        Files.delete(folder.resolve("ca/ca.crt"));

        assertThatExceptionOfType(UnusableKeys.class)
                .isThrownBy(this::authority)
                .withMessageContaining("ca.crt");
    }

    @Test
    void making_one_that_was_killed_before_its_key_was_there_begins_anew() throws Exception {
        var first = authority();
        Files.move(folder.resolve("ca/ca.crt"), folder.resolve("ca/ca.crt.new"));
        Files.delete(folder.resolve("ca/ca.key"));

        assertThat(authority().certificate()).isNotEqualTo(first.certificate());
        assertThat(folder.resolve("ca/ca.crt.new")).doesNotExist();
    }

    @Test
    void making_one_that_was_killed_when_its_key_was_there_is_brought_to_its_end() throws Exception {
        var first = authority();
        Files.move(folder.resolve("ca/ca.crt"), folder.resolve("ca/ca.crt.new"));

        assertThat(authority().certificate()).isEqualTo(first.certificate());
        assertThat(folder.resolve("ca/ca.crt.new")).doesNotExist();
    }

    @Test
    void an_authority_key_that_others_may_read_is_refused() throws Exception {
        authority();
        Files.setPosixFilePermissions(folder.resolve("ca/ca.key"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatExceptionOfType(UnusableKeys.class)
                .isThrownBy(this::authority)
                .withMessageContaining("chmod 600");
    }

    @Test
    void a_server_certificate_chains_to_the_authority_and_bears_its_names() throws Exception {
        var authority = authority();

        var server = authority.server(Set.of("localhost", "*.execute-api.eu-west-1.localhost", "127.0.0.1", "::1"));

        assertThat(Checks.names(server.certificate()))
                .containsExactlyInAnyOrder(
                        "localhost", "*.execute-api.eu-west-1.localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(server.certificate().getExtendedKeyUsage()).containsExactly(SERVER_AUTH);
        assertChains(authority, server);
    }

    @Test
    void a_server_certificate_lives_ninety_days_and_is_due_when_a_third_is_left() {
        var server = authority().server(Set.of("localhost"));

        assertThat(server.certificate().getNotAfter()).isEqualTo(Date.from(NOW.plus(Duration.ofDays(90))));
        assertThat(server.dueForRenewal(NOW)).isFalse();
        assertThat(server.dueForRenewal(NOW.plus(Duration.ofDays(59)))).isFalse();
        assertThat(server.dueForRenewal(NOW.plus(Duration.ofDays(60)))).isTrue();
    }

    @Test
    void a_room_certificate_is_for_both_ends_and_bears_the_room_s_name() throws Exception {
        var authority = authority();

        var room = authority.room(RoomName.POLICY_SERVICE);

        assertThat(Checks.names(room.certificate())).containsExactly("policy-service.sallyport");
        assertThat(room.certificate().getExtendedKeyUsage()).containsExactly(SERVER_AUTH, CLIENT_AUTH);
        assertChains(authority, room);
    }

    @Test
    void two_certificates_never_share_a_serial_number() {
        var authority = authority();

        assertThat(authority.server(Set.of("localhost")).certificate().getSerialNumber())
                .isNotEqualTo(
                        authority.server(Set.of("localhost")).certificate().getSerialNumber());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Localhost", "a b", "*.*.localhost", "*.", "10.0.0", "-a.example", "a..b", "a;b"})
    void a_name_that_is_none_is_refused(String name) {
        var authority = authority();

        assertThatIllegalArgumentException().isThrownBy(() -> authority.server(Set.of(name)));
    }

    @Test
    void a_server_without_a_name_is_refused() {
        var authority = authority();

        assertThatIllegalArgumentException().isThrownBy(() -> authority.server(Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void java_clients_read_the_truststore(String type) throws Exception {
        var authority = authority();

        var store = KeyStore.getInstance(type);
        store.load(
                new ByteArrayInputStream(Truststore.keyStore(List.of(authority.certificate()), type, "changeit")),
                "changeit".toCharArray());

        assertThat(store.getCertificate("sallyport-0")).isEqualTo(authority.certificate());
        assertThat(new PKIXParameters(store).getTrustAnchors()).hasSize(1);
    }

    @Test
    void a_key_and_its_chain_survive_pem() {
        var server = authority().server(Set.of("localhost"));

        assertThat(Pem.readKey(server.keyPem(), "test")).isEqualTo(server.key());
        assertThat(Pem.readCertificates(server.chainPem(), "test")).isEqualTo(server.chain());
        assertThat(server.toString()).isEqualTo("CertifiedKey[CN=localhost,O=Sallyport]");
    }

    @Test
    void what_is_no_pem_is_refused_by_the_name_of_its_file() {
        assertThatExceptionOfType(UnusableKeys.class)
                .isThrownBy(() -> Pem.readCertificates("hello", "peers/gateway.crt"))
                .withMessageContaining("peers/gateway.crt");
        assertThatExceptionOfType(UnusableKeys.class)
                .isThrownBy(() ->
                        Pem.readCertificates("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "x.crt"))
                .withMessageContaining("x.crt");
    }

    private Authority authority() {
        return Authority.open(folder.resolve("ca"), "garden", CLOCK, new SecureRandom());
    }

    private static void assertChains(Authority authority, CertifiedKey issued) throws Exception {
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(authority.certificate(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(NOW));
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(issued.certificate()));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }
}
