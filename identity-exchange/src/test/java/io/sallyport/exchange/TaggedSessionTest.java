package io.sallyport.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

/** I09: tags of a session decide, in the trust policy that lets them in and in the policies of whoever carries them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaggedSessionTest {
    private static final String ALICE = "AKIAALICEALICEALICE1";
    private static final List<Tag> NONE = List.of();

    private House house;

    @BeforeAll
    void open() {
        house = new House();
        house.ledger.principal(ALICE, House.SECRET, Ledger.userArn("alice"), House.EVERYTHING);
        house.ledger.role("first", trusts("{}"));
        house.ledger.role("last", trusts("{}"));
        house.ledger.attach(Ledger.roleArn("first"), House.EVERYTHING);
    }

    @AfterAll
    void close() {
        house.close();
    }

    private static String trusts(String condition) {
        return """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"123456789012"},
                  "Action":["sts:AssumeRole","sts:TagSession"],"Condition":%s}}""".formatted(condition);
    }

    /** Tags are spelled {@code key=value}. */
    private static List<Tag> tags(String... spelled) {
        return Arrays.stream(spelled)
                .map(tag -> tag.split("=", 2))
                .map(tag -> Tag.builder().key(tag[0]).value(tag[1]).build())
                .toList();
    }

    private static Credentials assume(StsClient sts, String role, List<Tag> tags, List<String> transitive) {
        return sts.assumeRole(a -> a.roleArn(Ledger.roleArn(role))
                        .roleSessionName("tests")
                        .tags(tags)
                        .transitiveTagKeys(transitive))
                .credentials();
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, aws:RequestTag/Team, pets, true",
        "StringEquals, aws:RequestTag/team, pets, true",
        "StringEquals, aws:RequestTag/Team, cats, false",
        "StringEquals, aws:RequestTag/Other, pets, false",
        "ForAnyValue:StringEquals, aws:TagKeys, Desk, true",
        "ForAnyValue:StringEquals, aws:TagKeys, Other, false",
        "ForAllValues:StringLike, aws:TagKeys, *e*, true",
        "ForAllValues:StringLike, aws:TagKeys, Team, false",
        "ForAnyValue:StringEquals, sts:TransitiveTagKeys, Team, true",
        "ForAnyValue:StringEquals, sts:TransitiveTagKeys, Desk, false",
        "ForAllValues:StringEquals, sts:TransitiveTagKeys, Team, true",
        "ForAllValues:StringEquals, sts:TransitiveTagKeys, Desk, false"
    })
    void i09_a_role_is_assumed_only_with_the_tags_that_it_trusts(
            String operator, String key, String value, boolean trusted) {
        house.ledger.role("conditioned", trusts("{\"" + operator + "\":{\"" + key + "\":\"" + value + "\"}}"));

        assertThat(assumed(house.sts(ALICE), "conditioned", tags("Team=pets", "Desk=4"), List.of("Team")))
                .isEqualTo(trusted);
    }

    @ParameterizedTest
    @CsvSource({"Team, pets, true", "Team, cats, false", "Desk, 4, false"})
    void i09_a_transitive_tag_decides_in_the_next_session_and_another_does_not(
            String tag, String value, boolean allowed) {
        var next = house.sts(assume(tagged(), onlyWith(tag, value), NONE, List.of()));

        assertThat(assumed(next, "last", NONE, List.of())).isEqualTo(allowed);
    }

    @Test
    void i09_a_tag_that_was_handed_on_is_handed_on_again() {
        var again = onlyWith("Team", "pets");
        var next = house.sts(assume(tagged(), again, NONE, List.of()));
        var third = house.sts(assume(next, again, NONE, List.of()));

        assertThat(assumed(third, "last", NONE, List.of())).isTrue();
    }

    /** A session of alice with two tags, one of which goes on. */
    private StsClient tagged() {
        return house.sts(assume(house.sts(ALICE), "first", tags("Team=pets", "Desk=4"), List.of("Team")));
    }

    /** @return a new role whose sessions may do everything when they carry this tag, and nothing without */
    private String onlyWith(String tag, String value) {
        var role = "with-" + UUID.randomUUID();
        house.ledger.role(role, trusts("{}"));
        house.ledger.attach(Ledger.roleArn(role), """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*",
                  "Condition":{"StringEquals":{"aws:PrincipalTag/%s":"%s"}}}}""".formatted(tag, value));
        return role;
    }

    /** @return false when policies denied it */
    private static boolean assumed(StsClient sts, String role, List<Tag> tags, List<String> transitive) {
        try {
            assume(sts, role, tags, transitive);
            return true;
        } catch (StsException e) {
            assertThat(e.getMessage()).contains("is not authorized to perform: sts:");
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            return false;
        }
    }
}
