package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.allow;
import static io.sallyport.policy.aws.Iams.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.policy.core.GuardRail;
import io.sallyport.policy.service.GuardRailFiles;
import io.sallyport.runtime.config.BadSetting;
import io.sallyport.runtime.config.Settings;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;

/** What the deployment lets nobody do, whoever grants it. */
@ExtendWith(VertxExtension.class)
class GuardRailTest {
    private static final String NO_ALIAS = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
             {"Effect":"Deny","Action":"iam:CreateAccountAlias","Resource":"*"}]}""";

    @TempDir
    Path folder;

    private Map<String, String> rails(String name, String document) throws IOException {
        Files.writeString(folder.resolve(name), document);
        return Map.of("SALLYPORT_GUARD_RAILS", folder.toString());
    }

    private static IamClient admin(Room room) {
        room.root.createUser(user -> user.userName("Admin"));
        room.root.putUserPolicy(put -> put.userName("Admin").policyName("all").policyDocument(allow("*", "*")));
        return room.client(
                room.root.createAccessKey(key -> key.userName("Admin")).accessKey());
    }

    @Test
    void what_a_guard_rail_denies_is_denied_to_users_and_to_the_root(Vertx vertx) throws IOException {
        try (var room = new Room(vertx, rails("limits.json", NO_ALIAS));
                var admin = admin(room)) {
            assertThat(admin.listUsers().users()).hasSize(1);
            for (var who : new IamClient[] {admin, room.root}) {
                refused(
                        403,
                        "AccessDenied",
                        "iam:CreateAccountAlias on resource: * with an explicit deny",
                        () -> who.createAccountAlias(alias -> alias.accountAlias("acme")));
            }
        }
    }

    @Test
    void what_no_guard_rail_allows_is_denied(Vertx vertx) throws IOException {
        rails("users.json", allow("iam:*User*", "*"));
        try (var room = new Room(vertx, rails("keys.json", allow("iam:*AccessKey*", "*")));
                var admin = admin(room)) {
            assertThat(admin.listUsers().users()).hasSize(1);
            assertThat(admin.listAccessKeys().accessKeyMetadata()).hasSize(1);
            refused(403, "AccessDenied", "is not authorized to perform: iam:ListRoles", admin::listRoles);
            refused(403, "AccessDenied", "is not authorized to perform: iam:ListRoles", room.root::listRoles);
        }
    }

    @Test
    void a_guard_rail_grants_nothing(Vertx vertx) throws IOException {
        try (var room = new Room(vertx, rails("limits.json", NO_ALIAS))) {
            room.root.createUser(user -> user.userName("Alice"));
            try (var alice = room.client(
                    room.root.createAccessKey(key -> key.userName("Alice")).accessKey())) {
                refused(403, "AccessDenied", "iam:ListUsers", alice::listUsers);
            }
        }
    }

    @Test
    void guard_rails_of_a_later_start_count_for_nodes_that_live_on(Vertx vertx) throws IOException {
        try (var room = new Room(vertx)) {
            room.root.createAccountAlias(alias -> alias.accountAlias("acme"));

            room.replica(rails("limits.json", NO_ALIAS));
            refused(
                    403,
                    "AccessDenied",
                    "with an explicit deny",
                    () -> room.root.createAccountAlias(alias -> alias.accountAlias("acme")));

            room.replica(Map.of());
            room.root.createAccountAlias(alias -> alias.accountAlias("acme"));
        }
    }

    @Test
    void one_that_cannot_be_used_stops_the_start_and_says_where_it_breaks(Vertx vertx) throws IOException {
        rails("good.json", NO_ALIAS);
        var settings = rails("wrong.json", "{\"Version\":\"2012-10-17\",\n\"Statement\":[{\"Effect\":\"Perhaps\"}]}");

        stopped(
                () -> new Room(vertx, settings),
                "wrong.json is not a policy: Effect must be Allow or Deny, found \"Perhaps\" (line 2, column 24)");
    }

    @Test
    void a_place_where_none_can_be_read_is_told() throws IOException {
        rails("wrong.json", "x".repeat(140_000));
        stopped(() -> read(folder.toString()), "wrong.json has more than 131072 bytes");
        Files.write(folder.resolve("wrong.json"), new byte[] {(byte) 0xFF});
        stopped(() -> read(folder.toString()), "wrong.json as UTF-8 text");
        var empty = Files.createDirectory(folder.resolve("empty"));
        stopped(() -> read(empty.toString()), "must hold 1 to 20 files *.json, found 0");
        stopped(() -> read(folder.resolve("nowhere").toString()), "SALLYPORT_GUARD_RAILS: cannot read ");
    }

    private static List<GuardRail> read(String place) {
        return GuardRailFiles.read(new Settings(Map.of("SALLYPORT_GUARD_RAILS", place)));
    }

    @Test
    void one_file_is_as_good_as_a_folder_and_none_is_none() throws IOException {
        rails("limits.json", NO_ALIAS);
        rails("notes.txt", "not for us");

        var rail = new GuardRail("limits.json", NO_ALIAS);
        assertThat(read(folder.resolve("limits.json").toString())).containsExactly(rail);
        assertThat(read(folder.toString())).containsExactly(rail);
        assertThat(GuardRailFiles.read(new Settings(Map.of()))).isEmpty();
    }

    private static void stopped(ThrowingCallable start, String sentence) {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(start)
                .withMessageStartingWith("SALLYPORT_GUARD_RAILS")
                .withMessageContaining(sentence);
    }
}
