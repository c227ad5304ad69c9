package io.sallyport.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.contracts.PolicyContract.RevocationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cognitoidentity.model.AmbiguousRoleResolutionType;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidIdentityPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRule;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRuleMatchType;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceConflictException;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMappingType;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityPoolTest {
    private Pools pools;

    @BeforeAll
    void open() {
        pools = new Pools();
    }

    @AfterAll
    void close() {
        pools.close();
    }

    @Test
    void an_id_token_becomes_credentials_that_sign_for_an_hour() {
        var pool = pools.open(false);
        var login = pools.login(Pools.someone());
        var before = Instant.now();

        var credentials = pools.credentials(pools.id(pool, login), login);

        assertThat(credentials.accessKeyId()).matches("ASIA[A-Z2-7]{16}");
        assertThat(credentials.secretKey()).hasSize(40);
        assertThat(credentials.expiration())
                .isBetween(before.plus(Duration.ofMinutes(59)), Instant.now().plus(Duration.ofHours(1)));
        assertThat(pools.whoIs(credentials))
                .isEqualTo(
                        "arn:aws:sts::123456789012:assumed-role/" + Pools.role(pool) + "/CognitoIdentityCredentials");
    }

    @Test
    void a_person_keeps_their_identity_under_every_name_of_the_provider() {
        var pool = pools.open(false);
        var subject = Pools.someone();
        var issuer = pools.people.url().substring("https://".length());

        var first = pools.id(pool, pools.login(subject));

        assertThat(first).matches("us-east-1:[0-9a-f-]{36}");
        assertThat(pools.id(pool, pools.login(subject))).isEqualTo(first);
        assertThat(pools.id(pool, Map.of(issuer, pools.people.token(subject)))).isEqualTo(first);
        assertThat(pools.id(pool, pools.login(Pools.someone()))).isNotEqualTo(first);
        assertThat(pools.id(pools.open(false), pools.login(subject))).isNotEqualTo(first);
    }

    @Test
    void a_person_who_comes_for_the_first_time_twice_at_once_is_one_identity() {
        var pool = pools.open(false);
        var login = pools.login(Pools.someone());

        assertThat(Stream.generate(() -> login).limit(8).parallel().map(one -> pools.id(pool, one)))
                .hasSize(8)
                .containsOnly(pools.id(pool, login));
    }

    @Test
    void a_second_login_is_linked_and_then_stands_alone() {
        var pool = pools.open(false);
        var mine = pools.login(Pools.someone());
        var work = Map.of(pools.staff.alias(), pools.staff.token(Pools.someone()));
        var both = new HashMap<>(mine);
        both.putAll(work);
        var identity = pools.id(pool, mine);

        pools.credentials(identity, both);

        assertThat(pools.id(pool, work)).isEqualTo(identity);
        assertThat(pools.admin.describeIdentity(d -> d.identityId(identity)).logins())
                .containsExactlyInAnyOrder(pools.people.alias(), pools.staff.alias());
    }

    @Test
    void a_login_of_another_identity_is_a_conflict() {
        var pool = pools.open(false);
        var mine = pools.login(Pools.someone());
        var theirs = Map.of(pools.staff.alias(), pools.staff.token(Pools.someone()));
        var both = new HashMap<>(mine);
        both.putAll(theirs);
        var identity = pools.id(pool, mine);
        pools.id(pool, theirs);

        assertThatExceptionOfType(ResourceConflictException.class).isThrownBy(() -> pools.id(pool, both));
        assertThatExceptionOfType(ResourceConflictException.class).isThrownBy(() -> pools.credentials(identity, both));
    }

    @Test
    void an_identity_is_not_anothers() {
        var pool = pools.open(false);
        var identity = pools.id(pool, pools.login(Pools.someone()));

        refused(
                () -> pools.credentials(identity, pools.login(Pools.someone())),
                "Logins don't match. Please include at least one valid login");
        refused(() -> pools.credentials(identity, Map.of()), "Access to Identity '" + identity + "' is forbidden.");
    }

    @Test
    void a_token_that_does_not_hold_is_refused() {
        var pool = pools.open(false);
        var alias = pools.people.alias();
        long past = Instant.now().getEpochSecond() - 10;
        var expired = pools.people.sign(pools.people.claims(Pools.someone()).put("exp", past));
        var access = pools.people.sign(pools.people.claims(Pools.someone()).put("token_use", "access"));
        var elsewhere = pools.people.sign(pools.people.claims(Pools.someone()).put("aud", "otherclient1"));
        var nobody = pools.people.claims(Pools.someone());
        nobody.remove("sub");

        refused(
                () -> pools.id(pool, Map.of(alias, pools.people.forged().token(Pools.someone()))),
                "Couldn't verify signed token.");
        refused(() -> pools.id(pool, Map.of(alias, expired)), "Invalid login token. Token expired: ");
        refused(() -> pools.id(pool, Map.of(alias, access)), "Not a valid OpenId Connect identity token.");
        refused(
                () -> pools.id(pool, Map.of(alias, pools.people.sign(nobody))),
                "Not a valid OpenId Connect identity token.");
        refused(() -> pools.id(pool, Map.of(alias, "no.to.ken")), "Not a valid OpenId Connect identity token.");
        refused(
                () -> pools.id(pool, Map.of(alias, elsewhere)),
                "Token is not from a supported provider of this identity pool.");
        refused(
                () -> pools.id(pool, Map.of(alias, pools.staff.token(Pools.someone()))),
                "Issuer doesn't match providerName");
        refused(
                () -> pools.id(pool, Map.of("accounts.example.com", pools.people.token(Pools.someone()))),
                "Token is not from a supported provider of this identity pool.");
    }

    @Test
    void a_user_pool_that_the_identity_pool_does_not_list_is_foreign() {
        var other = Issuer.pool("us-east-1_Foreign01");
        pools.house.ledger.userPool(other);
        var pool = pools.open(false);

        refused(
                () -> pools.id(pool, Map.of(other.alias(), other.token(Pools.someone()))),
                "Token is not from a supported provider of this identity pool.");
    }

    @Test
    void signing_out_ends_the_token_and_the_credentials_that_came_of_it() {
        var pool = pools.open(false);
        var subject = Pools.someone();
        var login = pools.login(subject);
        var identity = pools.id(pool, login);
        var credentials = pools.credentials(identity, login);
        assertThat(pools.whoIs(credentials)).contains(Pools.role(pool));

        pools.house.ledger.revoke(RevocationKind.TOKEN_ORIGIN, pools.people.url() + "|origin-" + subject);

        refused(() -> pools.credentials(identity, login), "Invalid login token. Token has been revoked.");
        assertThatThrownBy(() -> pools.whoIs(credentials))
                .hasMessageContaining("security token included in the request is invalid");
    }

    @Test
    void guests_are_refused_unless_the_pool_lets_them_in() {
        refused(
                () -> pools.id(pools.open(false), Map.of()),
                "Unauthenticated access is not supported for this identity pool.");

        var pool = pools.open(true);
        var guest = pools.id(pool, Map.of());

        assertThat(pools.whoIs(pools.credentials(guest, Map.of())))
                .contains("assumed-role/" + Pools.guestRole(pool) + "/");
        assertThat(pools.id(pool, Map.of())).isNotEqualTo(guest);
    }

    @Test
    void a_guest_does_not_choose_a_role() {
        var pool = pools.open(true);
        var guest = pools.id(pool, Map.of());

        refused(
                () -> pools.visitor.getCredentialsForIdentity(
                        g -> g.identityId(guest).customRoleArn(Ledger.roleArn(Pools.guestRole(pool)))),
                "Access denied: a guest has no CustomRoleArn.");
    }

    @Test
    void one_user_pool_under_two_names_is_one_login() {
        var pool = pools.open(false);
        var token = pools.people.token(Pools.someone());

        refused(
                () -> pools.id(pool, Map.of(pools.people.alias(), token, pools.people.url(), token)),
                "Logins name one provider twice.");
    }

    @Test
    void a_guest_may_only_call_what_clients_call_whatever_the_role_says() {
        var pool = pools.open(true);
        var login = pools.login(Pools.someone());
        pools.house.ledger.attach(Ledger.roleArn(Pools.role(pool)), House.EVERYTHING);
        pools.house.ledger.attach(Ledger.roleArn(Pools.guestRole(pool)), House.EVERYTHING);
        var guest = pools.house.admin(Pools.signing(pools.credentials(pools.id(pool, Map.of()), Map.of())));
        var person = pools.house.admin(Pools.signing(pools.credentials(pools.id(pool, login), login)));

        assertThat(person.listIdentityPools(l -> l.maxResults(1)).identityPools())
                .hasSize(1);
        assertThatThrownBy(() -> guest.listIdentityPools(l -> l.maxResults(1)))
                .hasMessageContaining("is not authorized to perform: cognito-identity:ListIdentityPools");
    }

    @Test
    void a_pool_that_stops_letting_guests_in_gives_old_guests_nothing() {
        var pool = pools.open(true);
        var guest = pools.id(pool, Map.of());

        pools.admin.updateIdentityPool(
                u -> u.identityPoolId(pool).identityPoolName("visitors").allowUnauthenticatedIdentities(false));

        refused(() -> pools.credentials(guest, Map.of()), "Unauthenticated access is not supported");
    }

    @Test
    void a_guest_who_signs_in_keeps_the_identity_and_is_no_guest_any_more() {
        var pool = pools.open(true);
        var guest = pools.id(pool, Map.of());
        var login = pools.login(Pools.someone());

        assertThat(pools.whoIs(pools.credentials(guest, login))).contains("assumed-role/" + Pools.role(pool) + "/");

        assertThat(pools.id(pool, login)).isEqualTo(guest);
        refused(() -> pools.credentials(guest, Map.of()), "is forbidden");
    }

    @Test
    void a_role_that_trusts_another_pool_is_not_assumed() {
        var pool = pools.open(true);
        var other = pools.open(true);
        pools.admin.setIdentityPoolRoles(r -> r.identityPoolId(pool)
                .roles(Map.of(
                        "authenticated", Ledger.roleArn(Pools.role(other)),
                        "unauthenticated", Ledger.roleArn(Pools.role(pool)))));
        var login = pools.login(Pools.someone());
        var identity = pools.id(pool, login);
        var guest = pools.id(pool, Map.of());

        misconfigured(() -> pools.credentials(identity, login));
        misconfigured(() -> pools.credentials(guest, Map.of()));
    }

    @Test
    void a_pool_without_roles_or_with_one_that_is_gone_gives_nothing() {
        var pool = pools.open(false);
        var login = pools.login(Pools.someone());
        var identity = pools.id(pool, login);

        pools.admin.setIdentityPoolRoles(r -> r.identityPoolId(pool).roles(Map.of()));
        misconfigured(() -> pools.credentials(identity, login));

        pools.admin.setIdentityPoolRoles(
                r -> r.identityPoolId(pool).roles(Map.of("authenticated", Ledger.roleArn("gone"))));
        misconfigured(() -> pools.credentials(identity, login));
    }

    @Test
    void a_rule_over_a_claim_chooses_the_role() {
        var pool = pools.open(false);
        var special = "admins-" + Pools.someone();
        pools.house.ledger.role(special, Pools.trusts(pool, "authenticated"));
        pools.admin.setIdentityPoolRoles(r -> r.identityPoolId(pool)
                .roles(Map.of("authenticated", Ledger.roleArn(Pools.role(pool))))
                .roleMappings(Map.of(
                        pools.people.alias() + ":" + Issuer.CLIENT,
                        RoleMapping.builder()
                                .type(RoleMappingType.RULES)
                                .ambiguousRoleResolution(AmbiguousRoleResolutionType.DENY)
                                .rulesConfiguration(c -> c.rules(List.of(MappingRule.builder()
                                        .claim("custom:dept")
                                        .matchType(MappingRuleMatchType.EQUALS)
                                        .value("it")
                                        .roleARN(Ledger.roleArn(special))
                                        .build())))
                                .build())));
        var it = Map.of(
                pools.people.alias(),
                pools.people.sign(pools.people.claims(Pools.someone()).put("custom:dept", "it")));
        var sales = pools.login(Pools.someone());

        assertThat(pools.whoIs(pools.credentials(pools.id(pool, it), it))).contains(special);
        refused(() -> pools.credentials(pools.id(pool, sales), sales), "Access denied");
        assertThat(pools.admin
                        .getIdentityPoolRoles(g -> g.identityPoolId(pool))
                        .roleMappings()
                        .values())
                .singleElement()
                .extracting(mapping ->
                        mapping.rulesConfiguration().rules().getFirst().roleARN())
                .isEqualTo(Ledger.roleArn(special));
    }

    private static void refused(ThrowingCallable call, String words) {
        assertThatExceptionOfType(NotAuthorizedException.class).isThrownBy(call).withMessageContaining(words);
    }

    private static void misconfigured(ThrowingCallable call) {
        assertThatExceptionOfType(InvalidIdentityPoolConfigurationException.class)
                .isThrownBy(call)
                .withMessageContaining("Invalid identity pool configuration. Check assigned IAM roles for this pool.");
    }
}
