package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.ACCOUNT;
import static io.sallyport.policy.aws.Iams.TRUST;
import static io.sallyport.policy.aws.Iams.allow;
import static io.sallyport.policy.aws.Iams.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.PolicySourceType;

/** A user, group or role simulated with the policies that it has, by the unmodified client of the AWS SDK for Java. */
class IamPrincipalSimulationTest {
    @RegisterExtension
    static final OneRoom ROOM = new OneRoom();

    @Test
    void a_users_policies_are_its_own_its_groups_and_its_boundary_each_named_by_its_kind() {
        ROOM.iam().createUser(user -> user.userName("Alice"));
        ROOM.iam().createGroup(group -> group.groupName("Staff"));
        ROOM.iam().addUserToGroup(join -> join.userName("Alice").groupName("Staff"));
        ROOM.iam()
                .putUserPolicy(
                        put -> put.userName("Alice").policyName("own").policyDocument(allow("s3:GetObject", "*")));
        ROOM.iam()
                .putGroupPolicy(
                        put -> put.groupName("Staff").policyName("ours").policyDocument(allow("sqs:SendMessage", "*")));
        var managed = ROOM.iam()
                .createPolicy(policy -> policy.policyName("M").policyDocument(allow("sns:Publish", "*")))
                .policy()
                .arn();
        ROOM.iam().attachUserPolicy(attach -> attach.userName("Alice").policyArn(managed));

        assertThat(sources("user/Alice", "s3:GetObject")).containsExactly(tuple("own", PolicySourceType.USER));
        assertThat(sources("user/Alice", "sqs:SendMessage")).containsExactly(tuple("ours", PolicySourceType.GROUP));
        assertThat(sources("user/Alice", "sns:Publish")).containsExactly(tuple("M", PolicySourceType.USER_MANAGED));
        assertThat(sources("group/Staff", "sqs:SendMessage")).containsExactly(tuple("ours", PolicySourceType.GROUP));
        assertThat(sources("group/Staff", "s3:GetObject")).isEmpty();
        refused(404, "NoSuchEntity", "cannot be found", () -> sources("user/Nobody", "a:B"));
        refused(404, "NoSuchEntity", "cannot be found", () -> sources("user/other/Alice", "a:B"));
    }

    private List<Tuple> sources(String entity, String action) {
        return ROOM
                .iam()
                .simulatePrincipalPolicy(
                        ask -> ask.policySourceArn(ACCOUNT + entity).actionNames(action))
                .evaluationResults()
                .getFirst()
                .matchedStatements()
                .stream()
                .map(matched -> tuple(matched.sourcePolicyId(), matched.sourcePolicyType()))
                .toList();
    }

    @Test
    void policies_given_besides_count_too_and_a_boundary_given_replaces_the_principals() {
        var limit = ROOM.iam()
                .createPolicy(policy -> policy.policyName("L").policyDocument(allow("s3:*", "*")))
                .policy()
                .arn();
        ROOM.iam()
                .createRole(role ->
                        role.roleName("R").assumeRolePolicyDocument(TRUST).permissionsBoundary(limit));

        var more = ROOM.iam()
                .simulatePrincipalPolicy(ask -> ask.policySourceArn(ACCOUNT + "role/R")
                        .policyInputList(allow("*", "*"))
                        .actionNames("s3:GetObject", "sqs:SendMessage"))
                .evaluationResults();
        assertThat(more)
                .extracting(EvaluationResult::evalDecision)
                .containsExactly(PolicyEvaluationDecisionType.ALLOWED, PolicyEvaluationDecisionType.IMPLICIT_DENY);

        assertThat(ROOM.iam()
                        .simulatePrincipalPolicy(ask -> ask.policySourceArn(ACCOUNT + "role/R")
                                .policyInputList(allow("*", "*"))
                                .permissionsBoundaryPolicyInputList(allow("sqs:*", "*"))
                                .actionNames("sqs:SendMessage"))
                        .evaluationResults()
                        .getFirst()
                        .evalDecision())
                .isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
        refused(
                400,
                "InvalidInput",
                "not supported for IAM roles",
                () -> ROOM.iam()
                        .simulatePrincipalPolicy(ask -> ask.policySourceArn(ACCOUNT + "role/R")
                                .callerArn(ACCOUNT + "user/Bob")
                                .resourcePolicy(TRUST.replace("\"Action\"", "\"Resource\":\"*\",\"Action\""))
                                .actionNames("a:B")));
    }

    @Test
    void one_user_is_simulated_with_the_policies_of_another() {
        ROOM.iam().createUser(user -> user.userName("David"));
        ROOM.iam()
                .putUserPolicy(put -> put.userName("David")
                        .policyName("home")
                        .policyDocument(allow("s3:GetObject", "arn:aws:s3:::home/${aws:username}/*")));

        assertThat(home("Bob", "arn:aws:s3:::home/Bob/x")).isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
        assertThat(home("Bob", "arn:aws:s3:::home/David/x")).isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
        assertThat(home("David", "arn:aws:s3:::home/David/x")).isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
    }

    private PolicyEvaluationDecisionType home(String caller, String resource) {
        return ROOM.iam()
                .simulatePrincipalPolicy(ask -> ask.policySourceArn(ACCOUNT + "user/David")
                        .callerArn(ACCOUNT + "user/" + caller)
                        .resourceArns(resource)
                        .actionNames("s3:GetObject"))
                .evaluationResults()
                .getFirst()
                .evalDecision();
    }
}
