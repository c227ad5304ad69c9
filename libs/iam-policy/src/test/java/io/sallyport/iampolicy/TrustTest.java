package io.sallyport.iampolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** I04: who may assume a role. */
class TrustTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/authenticated";
    private static final Principal POOL = new Principal.Federated(List.of("cognito-identity.amazonaws.com"));
    private static final String POOL_TRUST = """
            {"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"},
             "Action": "sts:AssumeRoleWithWebIdentity",
             "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "eu-west-1:pool"},
                           "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}""";

    @Test
    void i04_a_pools_identity_assumes_the_role_that_trusts_its_pool() {
        assertThat(asPool("eu-west-1:pool", "authenticated", "idp").allowed()).isTrue();
    }

    @Test
    void i04_another_pool_or_a_guest_does_not() {
        assertThat(asPool("eu-west-1:other", "authenticated")).isEqualTo(new Decision.NotGranted(Layer.RESOURCE));
        assertThat(asPool("eu-west-1:pool", "unauthenticated")).isEqualTo(new Decision.NotGranted(Layer.RESOURCE));
    }

    @Test
    void i04_a_provider_is_known_by_its_arn_and_by_its_host() {
        var arn = "arn:aws:iam::123456789012:oidc-provider/login.example.com/x";
        var trust = trust(POOL_TRUST
                .replace("\"cognito-identity.amazonaws.com\"}", "\"" + arn + "\"}")
                .replaceAll("(?s),\\s*\"Condition.*", "}"));
        var known = new Principal.Federated(List.of("login.example.com/x", arn));
        assertThat(web(trust, known).allowed()).isTrue();
        assertThat(web(trust, POOL).allowed()).isFalse();
    }

    @Test
    void i04_everyone_is_not_a_web_identity() {
        var everyone =
                "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRoleWithWebIdentity\"}";
        assertThat(web(trust(everyone), POOL).allowed()).isFalse();
        assertThat(web(
                                trust(POOL_TRUST.replaceAll("(?s),\\s*\"Condition.*", "}") + ","
                                        + everyone.replace("Allow", "Deny")),
                                POOL)
                        .allowed())
                .isFalse();
    }

    @Test
    void i04_a_service_assumes_the_role_that_names_it() {
        var trust = trust(
                "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}");
        assertThat(assume(Policies.ofTrust(trust), new Principal.Service("lambda.amazonaws.com"))
                        .allowed())
                .isTrue();
        assertThat(assume(Policies.ofTrust(trust), new Principal.Service("apigateway.amazonaws.com"))
                        .allowed())
                .isFalse();
    }

    @Test
    void i04_a_user_needs_the_roles_trust_even_with_an_allow_of_its_own() {
        var own = Policies.ofIdentity(One.identity("{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}"));
        var bob = trust(trusting("arn:aws:iam::123456789012:user/bob"));
        var alice = trust(trusting("arn:aws:iam::123456789012:user/alice"));
        var account = trust(trusting("123456789012"));
        assertThat(assume(own.withTrust(bob), One.ALICE)).isEqualTo(new Decision.NotGranted(Layer.RESOURCE));
        assertThat(assume(Policies.ofTrust(alice), One.ALICE).allowed()).isTrue();
        assertThat(assume(Policies.ofTrust(account), One.ALICE)).isEqualTo(new Decision.NotGranted(Layer.IDENTITY));
        assertThat(assume(own.withTrust(account), One.ALICE).allowed()).isTrue();
    }

    private static String trusting(String name) {
        return "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + name + "\"},\"Action\":\"sts:AssumeRole\"}";
    }

    private static Decision asPool(String audience, String... methods) {
        var context = Context.builder()
                .put("cognito-identity.amazonaws.com:aud", audience)
                .put("cognito-identity.amazonaws.com:amr", List.of(methods))
                .build();
        return One.ask(Policies.ofTrust(trust(POOL_TRUST)), POOL, "sts:AssumeRoleWithWebIdentity", ROLE, context);
    }

    private static Decision web(CompiledPolicies trust, Principal who) {
        return One.ask(Policies.ofTrust(trust), who, "sts:AssumeRoleWithWebIdentity", ROLE, Context.EMPTY);
    }

    private static Decision assume(Policies policies, Principal who) {
        return One.ask(policies, who, "sts:AssumeRole", ROLE, Context.EMPTY);
    }

    private static CompiledPolicies trust(String statements) {
        return CompiledPolicies.of(One.policy(statements, Rules.TRUST));
    }
}
