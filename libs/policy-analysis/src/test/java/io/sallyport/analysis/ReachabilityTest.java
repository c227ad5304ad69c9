package io.sallyport.analysis;

import static io.sallyport.analysis.Documents.allow;
import static io.sallyport.analysis.Documents.deny;
import static io.sallyport.analysis.Documents.identity;
import static io.sallyport.analysis.Documents.trust;
import static io.sallyport.analysis.Documents.trusting;
import static io.sallyport.analysis.Documents.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.analysis.World.AttachedPolicy;
import io.sallyport.analysis.World.Doorway;
import io.sallyport.analysis.World.Powers;
import io.sallyport.analysis.World.Role;
import io.sallyport.analysis.World.User;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** P09: who can reach a route, and by which path. */
class ReachabilityTest {
    private static final String ACCOUNT = "123456789012";
    private static final String API = "arn:aws:execute-api:eu-west-1:123456789012:api";
    private static final Goal POST = route("POST", "/inventory");
    private static final Goal GET = route("GET", "/pets");
    private static final String INVOKE = allow("execute-api:Invoke", API + "/*");
    private static final String NO_POST = deny("execute-api:Invoke", API + "/*/POST/inventory");
    private static final String POOL = "eu-west-1:pool";
    private static final Role VISITOR = role(
            "visitor",
            when(
                    trusting("'Federated':'cognito-identity.amazonaws.com'", "sts:AssumeRoleWithWebIdentity"),
                    "'StringEquals':{'cognito-identity.amazonaws.com:aud':'" + POOL + "'},"
                            + "'ForAnyValue:StringLike':{'cognito-identity.amazonaws.com:amr':'authenticated'}"),
            INVOKE,
            NO_POST);

    private static Goal route(String method, String path) {
        return Goal.ofRoutes(List.of(new Routed(API, "test", method, Paths.of(PathPattern.of(path)))));
    }

    private static Role role(String name, String trust, String... statements) {
        return new Role("arn:aws:iam::" + ACCOUNT + ":role/" + name, trust(trust), powers(statements));
    }

    private static User user(String name, String... statements) {
        return new User("arn:aws:iam::" + ACCOUNT + ":user/" + name, Set.of(), powers(statements));
    }

    private static Powers powers(String... statements) {
        return new Powers(
                statements.length == 0 ? CompiledPolicies.NONE : identity(statements), Optional.empty(), Map.of());
    }

    private static Doorway pool(String pool) {
        var facts = Facts.NONE
                .with("cognito-identity.amazonaws.com:aud", pool)
                .with("cognito-identity.amazonaws.com:amr", "authenticated");
        return new Doorway(
                "whoever signs in",
                new Principal.Federated(List.of("cognito-identity.amazonaws.com")),
                "sts:AssumeRoleWithWebIdentity",
                Optional.of(VISITOR.arn()),
                Optional.of("CognitoIdentityCredentials"),
                facts,
                Optional.empty());
    }

    private static World world(List<User> users, List<Role> roles, Doorway... doorways) {
        return new World(ACCOUNT, users, roles, List.of(doorways), List.of(), List.of(), false, Facts.NONE);
    }

    private static Findings ask(World world, Goal goal) {
        return Reachability.whoCan(world, goal, Budget.standard());
    }

    @Test
    void p09_nobody_reaches_what_the_visitors_role_denies() {
        var story = world(List.of(), List.of(VISITOR), pool(POOL));
        assertThat(ask(story, POST).nobody()).isTrue();
        assertThat(OnlyPath.of(ask(story, GET))).containsExactly("whoever signs in", "a session of role visitor");
    }

    @Test
    void p09_the_path_names_the_statements_and_the_request() {
        var findings = ask(world(List.of(), List.of(VISITOR), pool(POOL)), GET);
        var last = findings.paths().getFirst().last();
        assertThat(last.request().resource()).isEqualTo(API + "/test/GET/pets");
        assertThat(last.request().action().name()).isEqualTo("execute-api:Invoke");
        assertThat(last.by()).hasSize(1);
        assertThat(last.by().getFirst().statement().position().line()).isEqualTo(1);
    }

    @Test
    void p09_another_pool_does_not_get_the_role() {
        assertThat(ask(world(List.of(), List.of(VISITOR), pool("eu-west-1:other")), GET)
                        .nobody())
                .isTrue();
    }

    @Test
    void p09_a_forgotten_chain_of_roles_is_found() {
        var admin = role("admin", trusting("'AWS':'arn:aws:iam::123456789012:role/build'", "sts:AssumeRole"), INVOKE);
        var build = role("build", trusting("'AWS':'" + ACCOUNT + "'", "sts:AssumeRole"), allow("sts:AssumeRole", "*"));
        var dev = user("dev", allow("sts:AssumeRole", "arn:aws:iam::123456789012:role/b*"));
        assertThat(OnlyPath.of(ask(world(List.of(dev, user("other")), List.of(admin, build, VISITOR)), POST)))
                .containsExactly("user dev", "a session of role build", "a session of role admin");
    }

    @Test
    void p09_users_of_a_group_or_with_a_tag_can_be_left_out() {
        var powers = new Powers(identity(INVOKE), Optional.empty(), Map.of("Team", "red"));
        var red = new User("arn:aws:iam::123456789012:user/red", Set.of("admins"), powers);
        var world = world(List.of(red), List.of());
        assertThat(ask(world, POST).paths()).hasSize(1);
        assertThat(ask(world, POST.without(Set.of("admins"), Map.of())).nobody())
                .isTrue();
        assertThat(ask(world, POST.without(Set.of(), Map.of("team", "red"))).nobody())
                .isTrue();
        assertThat(ask(world, POST.without(Set.of("other"), Map.of("team", "blue")))
                        .paths())
                .hasSize(1);
    }

    @Test
    void p09_a_user_without_the_tag_reaches_through_a_session_that_it_may_tag() {
        var tagged = when(INVOKE, "'StringEquals':{'aws:PrincipalTag/team':'red'}");
        var anyone = "'AWS':'" + ACCOUNT + "'";
        var may = user("may", allow("sts:*", "*"));
        var open = role("r", trusting(anyone, "sts:*"), tagged);
        assertThat(OnlyPath.of(ask(world(List.of(may), List.of(open)), POST)))
                .containsExactly("user may", "a session of role r");
        var closed = role("r", trusting(anyone, "sts:AssumeRole"), tagged);
        assertThat(ask(world(List.of(may), List.of(closed)), POST).paths()).isEmpty();
    }

    @Test
    void p09_conditions_get_values_that_satisfy_them_together() {
        var office = when(
                INVOKE,
                "'IpAddress':{'aws:SourceIp':'203.0.113.0/24'},'DateLessThan':{'aws:CurrentTime':'2027-01-01T00:00:00Z'}");
        var notFirst = when(NO_POST, "'IpAddress':{'aws:SourceIp':'203.0.113.0/25'}");
        var findings = ask(world(List.of(user("u", office, notFirst)), List.of()), POST);
        assertThat(OnlyPath.of(findings)).containsExactly("user u");
        assertThat(findings.paths().getFirst().last().chosen())
                .containsEntry("aws:sourceip", io.sallyport.iampolicy.Values.of("203.0.113.128"));
    }

    @Test
    void p09_conditions_that_exclude_each_other_prove_that_nobody_can() {
        var red = when(INVOKE, "'StringEquals':{'aws:SourceVpc':'red'}");
        var notRed = when(NO_POST, "'StringLike':{'aws:SourceVpc':'r*'}");
        assertThat(ask(world(List.of(user("u", red, notRed)), List.of()), POST).nobody())
                .isTrue();
    }

    @Test
    void p09_what_is_known_of_every_request_counts() {
        var office = when(INVOKE, "'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}");
        var users = List.of(user("u", office));
        var outside = Facts.NONE.with("aws:SourceIp", "198.51.100.1");
        var world = new World(ACCOUNT, users, List.of(), List.of(), List.of(), List.of(), false, outside);
        assertThat(ask(world, POST).nobody()).isTrue();
    }

    @Test
    void p09_what_cannot_be_seen_through_is_a_doubt_and_never_a_no() {
        var ignoring = when(INVOKE, "'StringEqualsIgnoreCase':{'aws:UserAgent':'Abc'}");
        var never = when(NO_POST, "'StringEqualsIgnoreCase':{'aws:UserAgent':'aBC'}");
        var findings = ask(world(List.of(user("u", ignoring, never)), List.of()), POST);
        assertThat(findings.paths()).isEmpty();
        assertThat(findings.nobody()).isFalse();
        assertThat(findings.doubts().getFirst().because())
                .contains("StringEqualsIgnoreCase aws:UserAgent [Abc]", "StringEqualsIgnoreCase aws:UserAgent [aBC]");
    }

    @Test
    void p09_a_users_own_name_is_put_in_for_the_variable() {
        var own = allow("s3:GetObject", "arn:aws:s3:::home/${aws:username}/*");
        var world = world(List.of(user("ann", own), user("bob", own)), List.of());
        assertThat(OnlyPath.of(ask(world, Goal.of("s3:Get*", "arn:aws:s3:::home/bob/*"))))
                .containsExactly("user bob");
    }

    @Test
    void p09_a_boundary_and_a_guard_rail_keep_out() {
        var limited = new User(
                "arn:aws:iam::123456789012:user/u",
                Set.of(),
                new Powers(identity(INVOKE), Optional.of(identity(INVOKE, NO_POST)), Map.of()));
        assertThat(ask(world(List.of(limited), List.of()), POST).nobody()).isTrue();
        var rails = List.of(identity(allow("s3:*", "*")));
        var railed = new World(
                ACCOUNT, List.of(user("u", INVOKE)), List.of(), List.of(), List.of(), rails, false, Facts.NONE);
        assertThat(ask(railed, POST).nobody()).isTrue();
    }

    @Test
    void p09_a_resources_own_policy_lets_in_by_itself_and_also_who_did_not_sign() {
        var open = Documents.resource(
                "{'Effect':'Allow','Principal':'*','Action':'execute-api:Invoke','Resource':'" + API + "/*/GET/*'}");
        var attached = List.of(new AttachedPolicy("api", API + "/*", open));
        var world = new World(ACCOUNT, List.of(user("u")), List.of(), List.of(), attached, List.of(), true, Facts.NONE);
        assertThat(ask(world, GET).paths()).hasSize(2);
        assertThat(ask(world, POST).nobody()).isTrue();
    }

    @Test
    void p09_policies_made_to_be_too_large_end_in_could_not_decide() {
        var monstrous = allow("s3:*", "arn:aws:s3:::" + "*a" + "?".repeat(60));
        var findings = ask(world(List.of(user("u", monstrous)), List.of()), Goal.of("s3:*", "arn:aws:s3:::*b"));
        assertThat(findings.nobody()).isFalse();
        assertThat(findings.paths()).isEmpty();
        assertThat(findings.doubts().getFirst().because().getFirst()).startsWith("too large");
    }

    @Test
    void p09_a_wildcard_in_a_route_is_one_segment() {
        var get = user("u", allow("execute-api:Invoke", API + "/*/GET/*"));
        assertThat(ask(world(List.of(get), List.of()), route("POST", "/inventory/{id}"))
                        .nobody())
                .isTrue();
    }
}
