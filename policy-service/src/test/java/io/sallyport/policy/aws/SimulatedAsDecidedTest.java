package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.ACCOUNT;
import static io.sallyport.policy.aws.Iams.TRUST;
import static io.sallyport.policy.aws.Iams.allow;
import static io.sallyport.policy.aws.Iams.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.Secret;
import io.sallyport.iampolicy.Decision;
import io.sallyport.runtime.trust.Caller;
import io.sallyport.runtime.trust.Session;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;

/** Random policies in the ledger: what the simulator says of a principal is what a node decides about its requests. */
@ExtendWith(VertxExtension.class)
class SimulatedAsDecidedTest {
    private static final int PRINCIPALS = 6;
    private static final List<String> ACTIONS =
            List.of("s3:GetObject", "s3:PutObject", "sqs:SendMessage", "iam:DeleteUser");
    private static final List<String> RESOURCES = List.of(
            "*",
            "arn:aws:s3:::home/u0/x",
            "arn:aws:s3:::home/u1/x",
            "arn:aws:sqs:us-east-1:000000000000:q",
            "arn:aws:sqs:us-east-1:111111111111:q");
    private static final List<String> ACTION_PATTERNS = List.of("*", "s3:*", "s3:Get*", "sqs:*", "*:?eleteUser");
    private static final List<String> RESOURCE_PATTERNS =
            List.of("*", "arn:aws:s3:::home/${aws:username}/*", "arn:aws:s3:::home/*", "arn:aws:sqs:*:000000000000:*");
    private static final List<String> CONDITIONS = List.of(
            "",
            "",
            ",\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/team\":\"red\"}}",
            ",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}}",
            ",\"Condition\":{\"StringNotLike\":{\"aws:PrincipalArn\":\"*1\"}}",
            ",\"Condition\":{\"NumericLessThan\":{\"s3:max-keys\":\"10\"}}",
            ",\"Condition\":{\"StringEquals\":{\"aws:PrincipalType\":\"User\",\"aws:RequestedRegion\":\"us-east-1\"}}",
            ",\"Condition\":{\"Null\":{\"aws:userid\":\"true\"}}");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String statement() {
        return "{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"%s\"%s}"
                .formatted(
                        random.nextInt(4) == 0 ? "Deny" : "Allow",
                        any(ACTION_PATTERNS),
                        any(RESOURCE_PATTERNS),
                        any(CONDITIONS));
    }

    private String policy() {
        var statements = random.ints(1 + random.nextInt(3)).mapToObj(i -> statement());
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements.collect(Collectors.joining(",")) + "]}";
    }

    @Test
    void what_is_simulated_is_what_is_decided(Vertx vertx, @TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("limits.json"), """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":"iam:DeleteUser","Resource":"*"},
                 {"Effect":"Deny","Action":"s3:PutObject","Resource":"*","Condition":{"Null":{"aws:SourceIp":"true"}}}]}""");
        var outcomes = new HashSet<Class<?>>();
        try (var room = new Room(vertx, Map.of("SALLYPORT_GUARD_RAILS", folder.toString()))) {
            furnish(room.root);
            for (var i = 0; i < PRINCIPALS; i++) {
                compare(room, user(room.root, "u" + i), outcomes);
                compare(room, role(room.root, "r" + i), outcomes);
            }
        }
        assertThat(outcomes).hasSize(3);
    }

    private void furnish(IamClient iam) {
        iam.createGroup(group -> group.groupName("g"));
        iam.putGroupPolicy(put -> put.groupName("g").policyName("p").policyDocument(policy()));
        var limit = iam.createPolicy(create -> create.policyName("limit").policyDocument(allow("s3:*", "*")))
                .policy()
                .arn();
        for (var i = 0; i < PRINCIPALS; i++) {
            var number = i;
            iam.createUser(user -> {
                user.userName("u" + number).tags(tag("Team", number % 2 == 0 ? "red" : "blue"));
                if (number % 3 == 0) {
                    user.permissionsBoundary(limit);
                }
            });
            iam.putUserPolicy(put -> put.userName("u" + number).policyName("p").policyDocument(policy()));
            iam.createRole(role ->
                    role.roleName("r" + number).assumeRolePolicyDocument(TRUST).tags(tag("team", "red")));
            iam.putRolePolicy(put -> put.roleName("r" + number).policyName("p").policyDocument(policy()));
        }
        iam.addUserToGroup(join -> join.groupName("g").userName("u1"));
        iam.addUserToGroup(join -> join.groupName("g").userName("u2"));
    }

    /** A caller, and the ARN that it is simulated by. */
    private record Subject(String source, Caller caller) {}

    private static Subject user(IamClient iam, String name) {
        var user = iam.getUser(ask -> ask.userName(name)).user();
        return new Subject(
                user.arn(),
                new Caller(
                        Caller.Kind.USER,
                        user.arn(),
                        user.userId(),
                        "000000000000",
                        user.arn(),
                        "AKIA",
                        Optional.empty()));
    }

    private static Subject role(IamClient iam, String name) {
        var role = iam.getRole(ask -> ask.roleName(name)).role();
        var session = new Session(
                "ASIA",
                Secret.of("secret"),
                role.arn(),
                role.roleId(),
                "s",
                Instant.now(),
                Instant.now().plus(1, ChronoUnit.HOURS),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        var arn = ACCOUNT.replace(":iam:", ":sts:") + "assumed-role/" + name + "/s";
        return new Subject(
                role.arn(),
                new Caller(
                        Caller.Kind.SESSION,
                        arn,
                        role.roleId() + ":s",
                        "000000000000",
                        role.arn(),
                        "ASIA",
                        Optional.of(session)));
    }

    private void compare(Room room, Subject subject, Set<Class<?>> outcomes) {
        var context = context(subject);
        for (var resource : RESOURCES) {
            var simulated = room.root
                    .simulatePrincipalPolicy(ask -> ask.policySourceArn(subject.source())
                            .actionNames(ACTIONS)
                            .resourceArns(resource)
                            .contextEntries(entries(context)))
                    .evaluationResults();
            for (var result : simulated) {
                var decided = room.trust
                        .decide(subject.caller(), result.evalActionName(), resource, context)
                        .await()
                        .decision();
                outcomes.add(decided.getClass());
                assertThat(result.evalDecision())
                        .as("seed %d: %s %s %s", seed, subject.source(), result.evalActionName(), resource)
                        .isEqualTo(shown(decided));
                assertThat(result.evalActionName().equals("iam:DeleteUser") && rails(result))
                        .isFalse();
            }
        }
    }

    private static boolean rails(EvaluationResult result) {
        return result.organizationsDecisionDetail().allowedByOrganizations();
    }

    /** What a simulation of a role cannot know is its session's name. */
    private Map<String, List<String>> context(Subject subject) {
        var context = new HashMap<String, List<String>>();
        if (random.nextBoolean()) {
            context.put("aws:SourceIp", List.of(random.nextBoolean() ? "10.1.2.3" : "192.0.2.1"));
        }
        if (random.nextBoolean()) {
            context.put("s3:max-keys", List.of("5"));
        }
        if (subject.caller().kind() == Caller.Kind.SESSION) {
            context.put("aws:userid", List.of(subject.caller().principalId()));
        }
        return context;
    }

    private static List<ContextEntry> entries(Map<String, List<String>> context) {
        return context.entrySet().stream()
                .map(entry -> ContextEntry.builder()
                        .contextKeyName(entry.getKey())
                        .contextKeyType("string")
                        .contextKeyValues(entry.getValue())
                        .build())
                .toList();
    }

    private static PolicyEvaluationDecisionType shown(Decision decision) {
        return switch (decision) {
            case Decision.Allowed allowed -> PolicyEvaluationDecisionType.ALLOWED;
            case Decision.Denied denied -> PolicyEvaluationDecisionType.EXPLICIT_DENY;
            case Decision.NotGranted notGranted -> PolicyEvaluationDecisionType.IMPLICIT_DENY;
        };
    }
}
