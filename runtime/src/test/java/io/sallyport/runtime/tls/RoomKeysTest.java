package io.sallyport.runtime.tls;

import static io.sallyport.contracts.RoomName.GATEWAY;
import static io.sallyport.contracts.RoomName.POLICY_SERVICE;
import static io.sallyport.contracts.RoomName.TOKEN_SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomKeysTest {
    private static final Set<RoomName> ALL = EnumSet.allOf(RoomName.class);

    private final Instant now = Instant.parse("2026-11-22T08:00:00Z");

    private final Clock clock = Clock.fixed(now, ZoneOffset.UTC);

    @TempDir
    Path folder = Path.of("");

    private DeploymentKeys keys = new DeploymentKeys(folder);

    @BeforeEach
    void create() {
        keys = DeploymentKeys.create(folder.resolve("ours"), "garden", ALL, clock, new SecureRandom());
    }

    @Test
    void two_rooms_compute_the_same_key_and_no_third_does() {
        var gateway = load(GATEWAY);
        var policy = load(POLICY_SERVICE);
        var token = load(TOKEN_SERVICE);

        assertThat(gateway.pairKey(POLICY_SERVICE)).isEqualTo(policy.pairKey(GATEWAY));
        assertThat(gateway.pairKey(POLICY_SERVICE).bytes()).hasSize(32);
        assertThat(token.pairKey(POLICY_SERVICE)).isNotEqualTo(gateway.pairKey(POLICY_SERVICE));
        assertThat(token.pairKey(GATEWAY)).isNotEqualTo(gateway.pairKey(POLICY_SERVICE));
    }

    @Test
    void every_pair_of_rooms_has_a_key_of_its_own() {
        var every = ALL.stream()
                .flatMap(one ->
                        ALL.stream().filter(other -> other.compareTo(one) >= 0).map(load(one)::pairKey))
                .toList();

        assertThat(every).hasSize(15).doesNotHaveDuplicates();
    }

    @Test
    void each_room_has_a_key_encryption_key_of_its_own() {
        assertThat(load(GATEWAY).kek().bytes()).hasSize(32);
        assertThat(load(GATEWAY).kek()).isNotEqualTo(load(POLICY_SERVICE).kek());
    }

    @Test
    void a_room_s_folder_holds_no_other_room_s_key_and_not_the_authority_s() throws IOException {
        try (var files = Files.walk(keys.of(GATEWAY))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(keys.of(GATEWAY)::relativize)
                            .map(Path::toString))
                    .containsExactlyInAnyOrder(
                            "ca.crt",
                            "tls.crt",
                            "tls.key",
                            "kek",
                            "peer-token-service.crt",
                            "peer-functions.crt",
                            "peer-identity-exchange.crt",
                            "peer-policy-service.crt");
        }
    }

    @Test
    void creating_again_changes_nothing_that_is_still_good() throws IOException {
        var before = load(GATEWAY);

        DeploymentKeys.create(folder.resolve("ours"), "garden", ALL, clock, new SecureRandom());

        assertThat(load(GATEWAY).own().certificate()).isEqualTo(before.own().certificate());
        assertThat(load(GATEWAY).kek()).isEqualTo(before.kek());
    }

    @Test
    void a_certificate_with_a_third_of_its_life_left_is_renewed_and_keys_stay() {
        var before = load(GATEWAY);
        var later = Clock.fixed(now.plus(Authority.ROOM_LIFE.multipliedBy(2).dividedBy(3)), ZoneOffset.UTC);

        DeploymentKeys.create(folder.resolve("ours"), "garden", ALL, later, new SecureRandom());
        var after = RoomKeys.load(keys.of(GATEWAY), GATEWAY, later);

        assertThat(after.own().certificate()).isNotEqualTo(before.own().certificate());
        assertThat(after.pairKey(POLICY_SERVICE)).isEqualTo(before.pairKey(POLICY_SERVICE));
        assertThat(after.kek()).isEqualTo(before.kek());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls.key", "kek"})
    void a_private_file_that_others_may_read_is_refused(String file) throws IOException {
        for (var mode : List.of("rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx")) {
            Files.setPosixFilePermissions(keys.of(GATEWAY).resolve(file), PosixFilePermissions.fromString(mode));
            refused().withMessageContaining(file).withMessageContaining("chmod 600");
        }
    }

    @Test
    void a_secret_that_the_system_owns_may_be_read_through_the_group() throws IOException {
        var kek = keys.of(GATEWAY).resolve("kek");
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can give files away");
        Files.setOwner(kek, kek.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        Files.setPosixFilePermissions(kek, PosixFilePermissions.fromString("r--r-----"));
        assertThat(load(GATEWAY).kek().bytes()).hasSize(32);

        Files.setPosixFilePermissions(kek, PosixFilePermissions.fromString("r--r--r--"));
        refused().withMessageContaining("OTHERS_READ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.crt", "tls.crt", "tls.key", "kek"})
    void a_missing_file_is_named(String file) throws IOException {
        Files.delete(keys.of(GATEWAY).resolve(file));

        refused().withMessageContaining(file);
    }

    @Test
    void another_room_s_folder_is_refused() {
        assertThatExceptionOfType(UnusableKeys.class)
                .isThrownBy(() -> RoomKeys.load(keys.of(GATEWAY), POLICY_SERVICE, clock))
                .withMessageContaining("not for policy-service.sallyport");
    }

    @Test
    void a_peer_s_certificate_under_another_room_s_name_is_refused() throws IOException {
        replace("peer-functions.crt", keys.of(GATEWAY).resolve("peer-token-service.crt"));

        refused().withMessageContaining("functions.crt").withMessageContaining("token-service.sallyport");
    }

    @ParameterizedTest
    @ValueSource(strings = {"peer-functions.crt", "tls.key"})
    void what_another_deployment_s_authority_issued_is_refused(String file) throws IOException {
        var theirs = DeploymentKeys.create(folder.resolve("theirs"), "weeds", ALL, clock, new SecureRandom());
        replace(file, theirs.of(GATEWAY).resolve(file));

        refused().withMessageContaining(file);
    }

    @Test
    void a_whole_identity_of_another_deployment_is_refused() throws IOException {
        var theirs = DeploymentKeys.create(folder.resolve("theirs"), "weeds", ALL, clock, new SecureRandom());
        replace("tls.key", theirs.of(GATEWAY).resolve("tls.key"));
        replace("tls.crt", theirs.of(GATEWAY).resolve("tls.crt"));

        refused().withMessageContaining("was not issued by this deployment's authority");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 800})
    void a_certificate_out_of_its_time_is_refused(long days) {
        var then = Clock.fixed(now.plus(Duration.ofDays(days)), ZoneOffset.UTC);

        assertThatExceptionOfType(UnusableKeys.class)
                .isThrownBy(() -> RoomKeys.load(keys.of(GATEWAY), GATEWAY, then))
                .withMessageContaining("is valid from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "c2hvcnQ="})
    void a_key_encryption_key_of_another_length_is_refused(String kek) throws IOException {
        Files.writeString(keys.of(GATEWAY).resolve("kek"), kek);

        refused().withMessageContaining("32 bytes in Base64");
    }

    @Test
    void a_room_without_a_certificate_of_another_has_no_key_with_it() throws IOException {
        Files.delete(keys.of(GATEWAY).resolve("peer-functions.crt"));
        var gateway = load(GATEWAY);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> gateway.pairKey(RoomName.FUNCTIONS))
                .satisfies(no -> assertThat(no.failure()).isEqualTo(BusFailure.MAY_NOT_ASK));
    }

    private RoomKeys load(RoomName room) {
        return RoomKeys.load(keys.of(room), room, clock);
    }

    private ThrowableAssertAlternative<UnusableKeys> refused() {
        return assertThatExceptionOfType(UnusableKeys.class).isThrownBy(() -> load(GATEWAY));
    }

    private void replace(String file, Path by) throws IOException {
        Files.copy(
                by,
                keys.of(GATEWAY).resolve(file),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
    }
}
