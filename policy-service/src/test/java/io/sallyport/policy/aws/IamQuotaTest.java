package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iam.IamClient;

/** How much an account holds; it is filled up to the last but one past IAM, which would take long. */
class IamQuotaTest {
    private static final String PRINCIPALS = """
            INSERT INTO principal (id, kind, name, name_key, path, created_at, boundary_arn, tags, description, trust_policy,
                                   max_session_seconds)
            SELECT '?' || x, '?', 'n' || x, 'n' || x, '/', CURRENT_TIMESTAMP, '', '{}', '', '', 0 FROM SYSTEM_RANGE(2, %d) AS r (x)""";
    private static final String POLICIES = """
            INSERT INTO managed_policy (id, owner, name, name_key, path, description, tags, created_at, updated_at,
                                        default_version, newest_version)
            SELECT 'policy' || x, 'LOCAL', 'n' || x, 'n' || x, '/', '', '{}', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 1, 1
            FROM SYSTEM_RANGE(2, %d) AS r (x)""";
    private static final String PROFILES = """
            INSERT INTO instance_profile (id, name, name_key, path, tags, created_at, role_id)
            SELECT 'profile' || x, 'n' || x, 'n' || x, '/', '{}', CURRENT_TIMESTAMP, '' FROM SYSTEM_RANGE(2, %d) AS r (x)""";
    private static final String PROVIDERS = """
            INSERT INTO provider (issuer, kind, arn, aliases, client_ids, thumbprints, tags, jwks, created_at)
            SELECT 'https://op.example/' || x, 'OIDC', 'arn' || x, '[]', '[]', '[]', '{}', '', CURRENT_TIMESTAMP
            FROM SYSTEM_RANGE(2, %d) AS r (x)""";

    @RegisterExtension
    static final OneRoom ROOM = new OneRoom();

    /**
     * What there is a quota of.
     *
     * @param rows puts all but one of those that there may be
     * @param make the one more, by its name
     */
    record Kept(String word, int most, String rows, BiConsumer<IamClient, String> make) {
        @Override
        public String toString() {
            return most + " " + word;
        }
    }

    static Stream<Kept> kept() {
        return Stream.of(
                new Kept("Users", 5000, principals("USER"), (iam, name) -> iam.createUser(user -> user.userName(name))),
                new Kept(
                        "Groups",
                        300,
                        principals("GROUP"),
                        (iam, name) -> iam.createGroup(group -> group.groupName(name))),
                new Kept("Roles", 1000, principals("ROLE"), Holder.ROLE::make),
                new Kept("Policies", 1500, POLICIES, (iam, name) -> Tagged.POLICY.make(iam, name, List.of())),
                new Kept("InstanceProfiles", 1000, PROFILES, (iam, name) -> Tagged.PROFILE.make(iam, name, List.of())),
                new Kept(
                        "OpenIdConnectProviders",
                        100,
                        PROVIDERS,
                        (iam, name) -> Tagged.PROVIDER.make(iam, name, List.of())));
    }

    private static String principals(String kind) {
        return PRINCIPALS.replace("?", kind);
    }

    @ParameterizedTest
    @MethodSource("kept")
    void the_last_is_made_and_one_more_is_refused(Kept kept) {
        ROOM.room().insert(kept.rows().formatted(kept.most()));
        kept.make().accept(ROOM.iam(), "last");

        refused(
                409,
                "LimitExceeded",
                "Cannot exceed quota for " + kept.word() + "PerAccount: " + kept.most(),
                () -> kept.make().accept(ROOM.iam(), "more"));
    }

    /** AWS's summary names no bound of providers. */
    @Test
    void the_summary_tells_the_bounds_that_are_kept() {
        var told = ROOM.iam().getAccountSummary().summaryMapAsStrings();
        assertThat(kept().filter(kept -> !kept.rows().equals(PROVIDERS)))
                .hasSize(5)
                .allSatisfy(kept -> assertThat(told).containsEntry(kept.word() + "Quota", kept.most()));
    }
}
