package io.sallyport.analysis;

import static io.sallyport.analysis.Documents.allow;
import static io.sallyport.analysis.Documents.deny;
import static io.sallyport.analysis.Documents.identity;
import static io.sallyport.analysis.Documents.resource;
import static io.sallyport.analysis.Documents.trust;
import static io.sallyport.analysis.Documents.trusting;
import static io.sallyport.analysis.Documents.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.analysis.World.AttachedPolicy;
import io.sallyport.analysis.World.Doorway;
import io.sallyport.analysis.World.Powers;
import io.sallyport.analysis.World.Role;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** P09: those who begin without being users. */
class DoorwayTest {
    private static final String ACCOUNT = "123456789012";
    private static final String OBJECT = "arn:aws:s3:::pay/x";
    private static final Goal READ = Goal.of("s3:GetObject", OBJECT);
    private static final String ISSUER = "token.example.com";

    private static Role role(String name, String trust, String... statements) {
        var powers = new Powers(identity(statements), Optional.empty(), Map.of());
        return new Role("arn:aws:iam::" + ACCOUNT + ":role/" + name, trust(trust), powers);
    }

    private static String vouched(String condition) {
        return when(trusting("'Federated':'" + ISSUER + "'", "sts:AssumeRoleWithWebIdentity"), condition);
    }

    private static Doorway door(Principal who, String action, Optional<String> role, Facts facts) {
        return new Doorway("whoever", who, action, role, Optional.of("s"), facts, Optional.empty());
    }

    private static Doorway web(Optional<String> role, Facts facts) {
        return door(new Principal.Federated(List.of(ISSUER)), "sts:AssumeRoleWithWebIdentity", role, facts);
    }

    private static Doorway narrowed(Doorway doorway, CompiledPolicies session) {
        return new Doorway(
                doorway.name(),
                doorway.who(),
                doorway.action(),
                doorway.roleArn(),
                doorway.sessionName(),
                doorway.facts(),
                Optional.of(session));
    }

    private static Findings ask(Goal goal, List<Role> roles, List<AttachedPolicy> resources, Doorway... doorways) {
        var world = new World(ACCOUNT, List.of(), roles, List.of(doorways), resources, List.of(), false, Facts.NONE);
        return Reachability.whoCan(world, goal, Budget.standard());
    }

    private static Findings ask(Role role, Doorway doorway) {
        return ask(READ, List.of(role), List.of(), doorway);
    }

    @Test
    void p09_a_session_reaches_no_more_than_what_it_is_narrowed_to() {
        var role = role("r", vouched("'StringEquals':{'token.example.com:aud':'me'}"), allow("*", "*"));
        var guest = web(Optional.of(role.arn()), Facts.NONE.with(ISSUER + ":aud", "me"));
        assertThat(OnlyPath.of(ask(role, narrowed(guest, identity(allow("s3:Get*", "*"))))))
                .containsExactly("whoever", "a session of role r");
        assertThat(ask(role, narrowed(guest, identity(allow("execute-api:*", "*"))))
                        .nobody())
                .isTrue();
    }

    @Test
    void p09_who_may_choose_a_role_gets_each_that_trusts_them_and_no_other() {
        var trusting = role("trusting", vouched("'StringEquals':{'token.example.com:aud':'me'}"), allow("s3:*", "*"));
        var other = role("other", vouched("'StringEquals':{'token.example.com:aud':'you'}"), allow("*", "*"));
        var chooser = web(Optional.empty(), Facts.NONE.with(ISSUER + ":aud", "me"));
        assertThat(OnlyPath.of(ask(READ, List.of(other, trusting), List.of(), chooser)))
                .containsExactly("whoever", "a session of role trusting");
        assertThat(ask(Goal.of("sqs:*", "*"), List.of(other, trusting), List.of(), chooser)
                        .nobody())
                .isTrue();
        var sent = web(Optional.of(other.arn()), Facts.NONE.with(ISSUER + ":aud", "me"));
        assertThat(ask(READ, List.of(other, trusting), List.of(), sent).nobody())
                .as("a mapping names one role, which does not trust")
                .isTrue();
    }

    @Test
    void p09_free_claims_are_chosen_so_that_the_trust_policy_holds() {
        var role = role("r", vouched("'StringLike':{'token.example.com:sub':'repo:acme/*'}"), allow("s3:*", "*"));
        var findings = ask(role, web(Optional.empty(), Facts.NONE));
        assertThat(OnlyPath.of(findings)).hasSize(2);
        var claim = findings.paths().getFirst().steps().getFirst().chosen().get("token.example.com:sub");
        assertThat(claim).isNotNull().satisfies(c -> assertThat(c.at(0)).startsWith("repo:acme/"));
        var never = role(
                "r",
                vouched("'StringLike':{'token.example.com:sub':'repo:acme/*'},"
                        + "'StringNotLike':{'token.example.com:sub':'repo:*'}"),
                allow("s3:*", "*"));
        assertThat(ask(never, web(Optional.empty(), Facts.NONE)).nobody()).isTrue();
    }

    @Test
    void p09_a_service_reaches_by_its_role_or_by_what_a_resource_grants_it_itself() {
        var service =
                door(new Principal.Service("lambda.amazonaws.com"), "sts:AssumeRole", Optional.empty(), Facts.NONE);
        var role = role("r", trusting("'Service':'lambda.amazonaws.com'", "sts:AssumeRole"), allow("s3:*", "*"));
        assertThat(OnlyPath.of(ask(role, service))).containsExactly("whoever", "a session of role r");
        var denied = role(
                "r",
                trusting("'Service':'lambda.amazonaws.com'", "sts:AssumeRole"),
                allow("s3:*", "*"),
                deny("s3:GetObject", "arn:aws:s3:::pay/*"));
        assertThat(ask(denied, service).nobody()).isTrue();

        var granting = resource("{'Effect':'Allow','Principal':{'Service':'lambda.amazonaws.com'},"
                + "'Action':'s3:GetObject','Resource':'" + OBJECT + "'}");
        var attached = List.of(new AttachedPolicy("pay", "*", granting));
        assertThat(OnlyPath.of(ask(READ, List.of(), attached, service))).containsExactly("whoever");
        assertThat(ask(Goal.of("s3:PutObject", OBJECT), List.of(), attached, service)
                        .nobody())
                .isTrue();
    }
}
