package io.sallyport.iampolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** P04: how the layers combine. */
class CombinationTest {
    private static final String ALLOW = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}";
    private static final String OTHER = "{\"Effect\":\"Allow\",\"Action\":\"sqs:*\",\"Resource\":\"*\"}";
    private static final String DENY = "{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\"}";
    private static final CompiledPolicies ALL = One.identity(ALLOW);
    private static final CompiledPolicies NOTHING = One.identity(OTHER);
    private static final CompiledPolicies FORBIDS = One.identity(ALLOW + "," + DENY);
    private static final String ROLE_ARN = "arn:aws:iam::123456789012:role/team/r";
    private static final String SESSION_ARN = "arn:aws:sts::123456789012:assumed-role/r/s";
    private static final Principal SESSION = new Principal.RoleSession(SESSION_ARN, ROLE_ARN, One.ACCOUNT);
    private static final Principal STRANGER = new Principal.User("arn:aws:iam::210987654321:user/eve", "210987654321");
    private static final String OWN = "arn:aws:sqs:eu-west-1:123456789012:q";

    @ParameterizedTest
    @EnumSource
    void p04_an_explicit_deny_of_any_layer_wins(Layer layer) {
        var all = Policies.ofIdentity(ALL)
                .withResource(granting("\"*\""))
                .withBoundary(ALL)
                .withSession(ALL)
                .withGuardRails(List.of(ALL));
        var policies = switch (layer) {
            case GUARD_RAIL -> all.withGuardRails(List.of(ALL, FORBIDS));
            case RESOURCE -> all.withResource(One.resource("{\"Principal\":\"*\"," + DENY.substring(1)));
            case IDENTITY ->
                new Policies(FORBIDS, all.boundary(), all.session(), all.resource(), all.guardRails(), false);
            case BOUNDARY -> all.withBoundary(FORBIDS);
            case SESSION -> all.withSession(FORBIDS);
        };
        assertThat(ask(all, One.ALICE).allowed()).isTrue();
        assertThat(ask(policies, One.ALICE))
                .isInstanceOfSatisfying(
                        Decision.Denied.class, d -> assertThat(d.layer()).isEqualTo(layer));
    }

    @Test
    void p04_every_layer_that_is_there_must_allow() {
        var all = Policies.ofIdentity(ALL);
        assertThat(ask(Policies.ofIdentity(NOTHING), SESSION)).isEqualTo(missing(Layer.IDENTITY));
        assertThat(ask(all.withBoundary(NOTHING), SESSION)).isEqualTo(missing(Layer.BOUNDARY));
        assertThat(ask(all.withBoundary(CompiledPolicies.NONE), SESSION)).isEqualTo(missing(Layer.BOUNDARY));
        assertThat(ask(all.withSession(NOTHING), SESSION)).isEqualTo(missing(Layer.SESSION));
        assertThat(ask(all.withGuardRails(List.of(ALL, NOTHING)), SESSION)).isEqualTo(missing(Layer.GUARD_RAIL));
        assertThat(ask(all.withBoundary(ALL).withSession(ALL).withGuardRails(List.of(ALL)), SESSION)
                        .allowed())
                .isTrue();
    }

    @Test
    void p04_in_one_account_either_side_may_grant() {
        var byResource = Policies.ofResource(granting(aws("arn:aws:iam::123456789012:user/alice")));
        assertThat(ask(byResource, One.ALICE).allowed()).isTrue();
        assertThat(ask(
                                Policies.ofIdentity(ALL)
                                        .withResource(granting(aws("arn:aws:iam::123456789012:user/bob"))),
                                One.ALICE)
                        .allowed())
                .isTrue();
    }

    @Test
    void p04_a_grant_to_the_account_is_a_delegation_that_needs_the_identitys_own_allow() {
        var toAccount = granting(aws("123456789012"));
        assertThat(ask(Policies.ofResource(toAccount), One.ALICE)).isEqualTo(missing(Layer.IDENTITY));
        assertThat(ask(Policies.ofIdentity(ALL).withResource(toAccount), One.ALICE)
                        .allowed())
                .isTrue();
        assertThat(ask(Policies.ofResource(toAccount), new Principal.Root(One.ACCOUNT))
                        .allowed())
                .isTrue();
    }

    @Test
    void p04_across_accounts_both_sides_must_grant() {
        var toStranger = granting(aws("arn:aws:iam::210987654321:user/eve"));
        assertThat(ask(Policies.ofResource(toStranger), STRANGER)).isEqualTo(missing(Layer.IDENTITY));
        assertThat(ask(Policies.ofIdentity(ALL), STRANGER)).isEqualTo(missing(Layer.RESOURCE));
        var both = Policies.ofIdentity(ALL).withResource(toStranger);
        assertThat(ask(both, STRANGER).allowed()).isTrue();
        assertThat(ask(both.withBoundary(NOTHING), STRANGER)).isEqualTo(missing(Layer.BOUNDARY));
        assertThat(ask(Policies.ofIdentity(ALL).withResource(granting(aws("210987654321"))), STRANGER)
                        .allowed())
                .isTrue();
    }

    @Test
    void p04_a_grant_to_the_session_is_not_limited_by_what_boundary_and_session_leave_out() {
        var narrowed = Policies.ofIdentity(NOTHING).withBoundary(NOTHING).withSession(NOTHING);
        assertThat(ask(narrowed.withResource(granting(aws(SESSION_ARN))), SESSION)
                        .allowed())
                .isTrue();
        assertThat(ask(narrowed.withResource(granting("\"*\"")), SESSION).allowed())
                .isTrue();
        assertThat(ask(narrowed.withResource(granting(aws(SESSION_ARN))).withGuardRails(List.of(NOTHING)), SESSION))
                .isEqualTo(missing(Layer.GUARD_RAIL));
    }

    @Test
    void p04_a_grant_to_the_role_is_limited_by_boundary_and_session() {
        var toRole = Policies.ofIdentity(NOTHING).withResource(granting(aws(ROLE_ARN)));
        assertThat(ask(toRole, SESSION).allowed()).isTrue();
        assertThat(ask(toRole.withBoundary(NOTHING), SESSION)).isEqualTo(missing(Layer.BOUNDARY));
        assertThat(ask(toRole.withSession(NOTHING), SESSION)).isEqualTo(missing(Layer.SESSION));
    }

    @Test
    void p04_a_grant_to_a_user_limits_the_users_federated_sessions_only() {
        var alice = "arn:aws:iam::123456789012:user/alice";
        var federated = new Principal.FederatedUser("arn:aws:sts::123456789012:federated-user/f", alice, One.ACCOUNT);
        var narrowed = Policies.ofIdentity(ALL).withSession(NOTHING).withResource(granting(aws(alice)));
        assertThat(ask(narrowed, federated)).isEqualTo(missing(Layer.SESSION));
        assertThat(ask(narrowed.withBoundary(NOTHING), One.ALICE).allowed()).isTrue();
    }

    @Test
    void p04_not_principal_in_a_deny_spares_only_who_is_listed_by_every_name() {
        assertThat(ask(sparing("\"" + SESSION_ARN + "\""), SESSION)).isInstanceOf(Decision.Denied.class);
        assertThat(ask(sparing("\"" + SESSION_ARN + "\",\"" + ROLE_ARN + "\""), SESSION))
                .isInstanceOf(Decision.Denied.class);
        assertThat(ask(sparing("\"123456789012\""), One.ALICE)).isInstanceOf(Decision.Denied.class);
        assertThat(ask(sparing("\"" + SESSION_ARN + "\",\"" + ROLE_ARN + "\",\"123456789012\""), SESSION)
                        .allowed())
                .isTrue();
    }

    @Test
    void p04_services_and_nobody_have_the_resources_policy_only() {
        var gateway = new Principal.Service("apigateway.amazonaws.com");
        var toGateway = granting("{\"Service\":\"apigateway.amazonaws.com\"}");
        assertThat(ask(Policies.ofResource(toGateway), gateway).allowed()).isTrue();
        assertThat(ask(Policies.ofResource(toGateway), new Principal.Anonymous()))
                .isEqualTo(missing(Layer.RESOURCE));
        assertThat(ask(Policies.ofIdentity(ALL), gateway)).isEqualTo(missing(Layer.RESOURCE));
        assertThat(ask(Policies.ofResource(granting("\"*\"")), new Principal.Anonymous())
                        .allowed())
                .isTrue();
    }

    @Test
    void p04_for_whom_an_authorizer_vouches_its_policy_and_the_apis_combine_as_in_one_account() {
        var visitor = new Principal.Vouched("ann", One.ACCOUNT);
        var everybody = granting("\"*\"");
        assertThat(ask(Policies.ofIdentity(ALL), visitor).allowed()).isTrue();
        assertThat(ask(Policies.ofIdentity(NOTHING), visitor)).isEqualTo(missing(Layer.IDENTITY));
        assertThat(ask(Policies.ofIdentity(NOTHING).withResource(everybody), visitor)
                        .allowed())
                .isTrue();
        assertThat(ask(Policies.ofIdentity(FORBIDS).withResource(everybody), visitor))
                .isInstanceOf(Decision.Denied.class);
        assertThat(ask(sparing("\"123456789012\""), visitor)).isInstanceOf(Decision.Denied.class);
    }

    @Test
    void p04_an_authorizer_vouches_for_nobody_whom_a_policy_names() {
        var alice = "arn:aws:iam::123456789012:user/alice";
        var calledAlice = new Principal.Vouched(alice, One.ACCOUNT);
        assertThat(ask(Policies.ofIdentity(NOTHING).withResource(granting(aws(alice))), calledAlice))
                .isEqualTo(missing(Layer.IDENTITY));
        assertThat(ask(sparing("\"" + alice + "\",\"123456789012\""), calledAlice))
                .isInstanceOf(Decision.Denied.class);
    }

    @Test
    void p04_for_whom_an_authorizer_vouches_is_of_the_account() {
        var ann = new Principal.Vouched("ann", One.ACCOUNT);
        var toAccount = granting(aws("123456789012"));
        assertThat(ask(Policies.ofIdentity(NOTHING).withResource(toAccount), ann))
                .isEqualTo(missing(Layer.IDENTITY));
        var denied = One.resource("{\"Principal\":" + aws("123456789012") + "," + DENY.substring(1));
        assertThat(ask(Policies.ofIdentity(ALL).withResource(denied), ann)).isInstanceOf(Decision.Denied.class);
        var butAccount = One.resource("{\"NotPrincipal\":" + aws("123456789012") + "," + ALLOW.substring(1));
        assertThat(ask(Policies.ofIdentity(NOTHING).withResource(butAccount), ann))
                .isEqualTo(missing(Layer.IDENTITY));
    }

    @Test
    void p04_a_canonical_user_is_nobody_here_neither_for_an_allow_nor_for_a_deny() {
        var canonical = "{\"CanonicalUser\":\"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be\"}";
        assertThat(ask(Policies.ofIdentity(NOTHING).withResource(granting(canonical)), One.ALICE))
                .isEqualTo(missing(Layer.IDENTITY));
        var denying = One.resource("{\"Principal\":" + canonical + "," + DENY.substring(1));
        assertThat(ask(Policies.ofIdentity(ALL).withResource(denying), One.ALICE)
                        .allowed())
                .isTrue();
        var sparing = One.resource("{\"NotPrincipal\":" + canonical + "," + DENY.substring(1));
        assertThat(ask(Policies.ofIdentity(ALL).withResource(sparing), One.ALICE))
                .isInstanceOf(Decision.Denied.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'Service':'lambda.amazonaws.com'}       | service   | true
            {'Service':'apigateway.amazonaws.com'}   | service   | false
            {'Federated':'idp.example.com'}          | federated | true
            {'Federated':'other.example.com'}        | federated | false
            {'AWS':'*'}                              | service   | true
            {'AWS':'*'}                              | federated | true
            {'AWS':'123456789012'}                   | federated | false
            """)
    void p04_not_principal_spares_services_and_web_identities_by_name(String names, String kind, boolean spared) {
        var who = kind.equals("service")
                ? new Principal.Service("lambda.amazonaws.com")
                : new Principal.Federated(List.of("idp.example.com"));
        var named = names.replace('\'', '"');
        var deny = "{\"NotPrincipal\":" + named + "," + DENY.substring(1);
        var allow = "{\"Principal\":{\"Service\":\"lambda.amazonaws.com\",\"Federated\":\"idp.example.com\"},"
                + ALLOW.substring(1);
        assertThat(ask(Policies.ofResource(One.resource(allow + "," + deny)), who)
                        .allowed())
                .isEqualTo(spared);
        var butThem = One.resource("{\"NotPrincipal\":" + named + "," + ALLOW.substring(1));
        assertThat(ask(Policies.ofResource(butThem), who).allowed()).isEqualTo(!spared);
    }

    @Test
    void p04_a_deny_for_a_web_identity_is_for_it_alone() {
        var everybody =
                "{\"Principal\":{\"Federated\":[\"idp.example.com\",\"other.example.com\"]}," + ALLOW.substring(1);
        var deny = "{\"Principal\":{\"Federated\":\"idp.example.com\"}," + DENY.substring(1);
        var both = Policies.ofResource(One.resource(everybody + "," + deny));
        assertThat(ask(both, new Principal.Federated(List.of("idp.example.com"))))
                .isInstanceOf(Decision.Denied.class);
        assertThat(ask(both, new Principal.Federated(List.of("other.example.com")))
                        .allowed())
                .isTrue();
    }

    private static Policies sparing(String names) {
        var deny = "{\"NotPrincipal\":{\"AWS\":[" + names + "]}," + DENY.substring(1);
        return Policies.ofIdentity(ALL).withResource(One.resource(deny));
    }

    private static CompiledPolicies granting(String principal) {
        return One.resource("{\"Principal\":" + principal + "," + ALLOW.substring(1));
    }

    private static String aws(String name) {
        return "{\"AWS\":\"" + name + "\"}";
    }

    private static Decision missing(Layer layer) {
        return new Decision.NotGranted(layer);
    }

    private static Decision ask(Policies policies, Principal who) {
        return One.ask(policies, who, "s3:GetObject", OWN, Context.EMPTY);
    }
}
