package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.ACCOUNT;
import static io.sallyport.policy.aws.Iams.allow;
import static io.sallyport.policy.aws.Iams.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.PolicySourceType;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.Statement;

/** Given policies simulated, and the lists of context keys, by the unmodified client of the AWS SDK for Java. */
class IamSimulationTest {
    private static final String BUCKET = "arn:aws:s3:::b/x";
    private static final String TWO = """
            {"Version": "2012-10-17",
             "Statement": [
               {"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
               {
                 "Effect": "Deny", "Action": "s3:Delete*", "Resource": "*"
               }
             ]}""";

    @RegisterExtension
    static final OneRoom ROOM = new OneRoom();

    private EvaluationResult one(String policy, String action, ContextEntry... entries) {
        return ROOM.iam()
                .simulateCustomPolicy(
                        ask -> ask.policyInputList(policy).actionNames(action).contextEntries(entries))
                .evaluationResults()
                .getFirst();
    }

    private static ContextEntry entry(String key, String type, String... values) {
        return ContextEntry.builder()
                .contextKeyName(key)
                .contextKeyType(type)
                .contextKeyValues(values)
                .build();
    }

    private static String when(String operator, String key, String value) {
        return """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*",
                 "Condition":{"%s":{"%s":"%s"}}}}""".formatted(operator, key, value);
    }

    @Test
    void a_decision_names_the_statements_that_made_it_and_where_they_stand() {
        var results = ROOM.iam()
                .simulateCustomPolicy(ask ->
                        ask.policyInputList(TWO).actionNames("s3:GetObject", "s3:DeleteObject", "sqs:SendMessage"))
                .evaluationResults();

        assertThat(results)
                .extracting(EvaluationResult::evalActionName, EvaluationResult::evalDecision)
                .containsExactly(
                        tuple("s3:GetObject", PolicyEvaluationDecisionType.ALLOWED),
                        tuple("s3:DeleteObject", PolicyEvaluationDecisionType.EXPLICIT_DENY),
                        tuple("sqs:SendMessage", PolicyEvaluationDecisionType.IMPLICIT_DENY));
        assertThat(results).allMatch(result -> result.evalResourceName().equals("*"));
        assertThat(results.get(0).matchedStatements()).singleElement().isEqualTo(statement(3, 4, 3, 57));
        assertThat(results.get(1).matchedStatements()).singleElement().isEqualTo(statement(4, 4, 6, 4));
        assertThat(results.get(2).matchedStatements()).isEmpty();
    }

    private static Statement statement(int line, int column, int endLine, int endColumn) {
        return Statement.builder()
                .sourcePolicyId("PolicyInputList.1")
                .sourcePolicyType(PolicySourceType.NONE)
                .startPosition(at -> at.line(line).column(column))
                .endPosition(at -> at.line(endLine).column(endColumn))
                .build();
    }

    @Test
    void every_type_of_context_entry_is_read_and_a_wrong_value_is_refused_by_name() {
        assertThat(one(when("StringEquals", "key:s", "a"), "a:B", entry("key:s", "string", "a"))
                        .evalDecision())
                .isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
        assertThat(one(when("ForAllValues:StringEquals", "key:s", "a"), "a:B", entry("key:s", "stringList", "a", "b"))
                        .evalDecision())
                .isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
        assertThat(one(when("NumericLessThan", "key:n", "10"), "a:B", entry("key:n", "numeric", "9"))
                        .evalDecision())
                .isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
        assertThat(one(when("Bool", "key:b", "true"), "a:B", entry("key:b", "boolean", "true"))
                        .evalDecision())
                .isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
        assertThat(one(when("IpAddress", "aws:SourceIp", "10.0.0.0/8"), "a:B", entry("AWS:sourceip", "ip", "10.1.2.3"))
                        .evalDecision())
                .isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
        assertThat(one(when("BinaryEquals", "key:d", "YWJj"), "a:B", entry("key:d", "binary", "YWJj"))
                        .evalDecision())
                .isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
        assertThat(one(when("DateLessThan", "key:t", "2027-01-01"), "a:B", entry("key:t", "date", "2026-11-22"))
                        .evalDecision())
                .isEqualTo(PolicyEvaluationDecisionType.ALLOWED);

        for (var bad : List.of(
                entry("key:n", "numeric", "nine"),
                entry("key:b", "booleanList", "true", "perhaps"),
                entry("key:i", "ip", "10.0.0.0/8"),
                entry("key:d", "binary", "%"),
                entry("key:t", "dateList", "tomorrow"))) {
            refused(
                    400,
                    "InvalidInput",
                    "context key " + bad.contextKeyName() + " has the value",
                    () -> one(when("Bool", "key:x", "true"), "a:B", bad));
        }
        refused(400, "InvalidInput", "takes one", () -> one(TWO, "a:B", entry("key:s", "string", "a", "b")));
        refused(
                400,
                "InvalidInput",
                "stands there twice",
                () -> one(TWO, "a:B", entry("key:s", "string", "a"), entry("KEY:S", "string", "b")));
    }

    @Test
    void a_key_without_a_value_is_named_as_missing() {
        var result = one(when("StringEquals", "aws:SourceVpc", "${aws:PrincipalTag/vpc}"), "a:B");

        assertThat(result.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
        assertThat(result.missingContextValues()).containsExactly("aws:SourceVpc", "aws:PrincipalTag/vpc");
        assertThat(one(
                                when("StringEquals", "aws:SourceVpc", "${aws:PrincipalTag/vpc}"),
                                "a:B",
                                entry("aws:sourcevpc", "string", "v"),
                                entry("aws:principaltag/VPC", "string", "v"))
                        .missingContextValues())
                .isEmpty();
    }

    @Test
    void a_boundary_narrows_and_says_so() {
        var result = ROOM.iam()
                .simulateCustomPolicy(ask -> ask.policyInputList(allow("*", "*"))
                        .permissionsBoundaryPolicyInputList(allow("s3:*", "*"))
                        .actionNames("s3:GetObject", "sqs:SendMessage"))
                .evaluationResults();

        assertThat(result.get(0).evalDecision()).isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
        assertThat(result.get(0).permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary())
                .isTrue();
        assertThat(result.get(1).evalDecision()).isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
        assertThat(result.get(1).permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary())
                .isFalse();
        refused(
                400,
                "InvalidInput",
                "takes one policy",
                () -> ROOM.iam()
                        .simulateCustomPolicy(ask -> ask.policyInputList(TWO)
                                .permissionsBoundaryPolicyInputList(TWO, TWO)
                                .actionNames("a:B")));
    }

    @Test
    void a_resource_policy_grants_to_the_caller_that_it_names() {
        var policy = """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"%suser/Bob"},"Action":"s3:GetObject",
                 "Resource":"arn:aws:s3:::b/*"}}""".formatted(ACCOUNT);

        assertThat(withResourcePolicy(policy, "user/Bob").evalDecision())
                .isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
        assertThat(withResourcePolicy(policy, "user/Bob").matchedStatements())
                .singleElement()
                .satisfies(matched -> assertThat(matched.sourcePolicyType()).isEqualTo(PolicySourceType.RESOURCE));
        assertThat(withResourcePolicy(policy, "user/Eve").evalDecision())
                .isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
        refused(
                400,
                "InvalidInput",
                "CallerArn is required",
                () -> ROOM.iam()
                        .simulateCustomPolicy(ask ->
                                ask.policyInputList(TWO).actionNames("a:B").resourcePolicy(policy)));
        refused(400, "InvalidInput", "must be the ARN of an IAM user", () -> withResourcePolicy(policy, "role/Bob"));
    }

    private EvaluationResult withResourcePolicy(String policy, String caller) {
        return ROOM.iam()
                .simulateCustomPolicy(ask -> ask.policyInputList(allow("sqs:*", "*"))
                        .resourcePolicy(policy)
                        .callerArn(ACCOUNT + caller)
                        .resourceArns(BUCKET)
                        .actionNames("s3:GetObject"))
                .evaluationResults()
                .getFirst();
    }

    @Test
    void a_resource_of_another_account_needs_its_own_policys_grant() {
        var result = ROOM.iam()
                .simulateCustomPolicy(ask -> ask.policyInputList(allow("s3:*", "*"))
                        .actionNames("s3:GetObject")
                        .resourceArns(BUCKET)
                        .resourceOwner("arn:aws:iam::111111111111:root"));

        assertThat(result.evaluationResults().getFirst().evalDecision())
                .isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
        refused(
                400,
                "InvalidInput",
                "ResourceOwner must be an account",
                () -> ROOM.iam()
                        .simulateCustomPolicy(ask ->
                                ask.policyInputList(TWO).actionNames("a:B").resourceOwner("somebody")));
    }

    @Test
    void each_of_several_resources_has_a_result_of_its_own() {
        var result = ROOM.iam()
                .simulateCustomPolicy(ask -> ask.policyInputList(allow("s3:GetObject", "arn:aws:s3:::b/*"))
                        .actionNames("s3:GetObject")
                        .resourceArns(BUCKET, "arn:aws:s3:::c/x"))
                .evaluationResults();

        assertThat(result).hasSize(1);
        assertThat(result.getFirst().evalDecision()).isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
        assertThat(result.getFirst().resourceSpecificResults())
                .extracting(ResourceSpecificResult::evalResourceName, ResourceSpecificResult::evalResourceDecision)
                .containsExactly(
                        tuple(BUCKET, PolicyEvaluationDecisionType.ALLOWED),
                        tuple("arn:aws:s3:::c/x", PolicyEvaluationDecisionType.IMPLICIT_DENY));
    }

    @Test
    void pages_follow_each_other_to_the_end() {
        var actions = List.of("a:One", "a:Two", "a:Three", "a:Two", "a:Five");
        var seen = new ArrayList<String>();
        for (var page : ROOM.iam()
                .simulateCustomPolicyPaginator(
                        ask -> ask.policyInputList(TWO).actionNames(actions).maxItems(2))) {
            assertThat(page.evaluationResults()).hasSizeLessThanOrEqualTo(2);
            page.evaluationResults().forEach(result -> seen.add(result.evalActionName()));
        }
        assertThat(seen).isEqualTo(actions);
    }

    @Test
    void what_cannot_be_simulated_is_refused_with_the_reason() {
        var big = allow("s3:*", "arn:aws:s3:::" + "x".repeat(100_000));
        refused(400, "InvalidInput", "PolicyInputList.1: ", () -> one("{\"Version\":", "a:B"));
        refused(400, "InvalidInput", "line 1", () -> one("{\"Version\":", "a:B"));
        refused(400, "InvalidInput", "service:Operation", () -> one(TWO, "s3:*"));
        refused(
                400,
                "InvalidInput",
                "ResourceArns must be ARNs",
                () -> ROOM.iam()
                        .simulateCustomPolicy(ask ->
                                ask.policyInputList(TWO).actionNames("a:B").resourceArns("bucket")));
        refused(
                400,
                "ValidationError",
                "ResourceHandlingOption",
                () -> ROOM.iam()
                        .simulateCustomPolicy(ask ->
                                ask.policyInputList(TWO).actionNames("a:B").resourceHandlingOption("EC2-VPC-EBS")));
        refused(
                400,
                "InvalidInput",
                "more than 131072 characters",
                () -> ROOM.iam()
                        .simulateCustomPolicy(
                                ask -> ask.policyInputList(big, big, big).actionNames("a:B")));
    }

    @Test
    void the_context_keys_of_policies_are_told_once_each() {
        assertThat(ROOM.iam()
                        .getContextKeysForCustomPolicy(ask -> ask.policyInputList(
                                when("IpAddress", "aws:SourceIp", "10.0.0.0/8"),
                                when("StringEquals", "AWS:sourceip", "${aws:username}")))
                        .contextKeyNames())
                .containsExactly("aws:SourceIp", "aws:username");

        ROOM.iam().createUser(user -> user.userName("Carol"));
        ROOM.iam()
                .putUserPolicy(put -> put.userName("Carol")
                        .policyName("p")
                        .policyDocument(when("Bool", "aws:SecureTransport", "true")));
        assertThat(ROOM.iam()
                        .getContextKeysForPrincipalPolicy(ask -> ask.policySourceArn(ACCOUNT + "user/Carol")
                                .policyInputList(when("DateLessThan", "aws:CurrentTime", "2030-01-01")))
                        .contextKeyNames())
                .containsExactly("aws:SecureTransport", "aws:CurrentTime");
        refused(
                404,
                "NoSuchEntity",
                "cannot be found",
                () -> ROOM.iam().getContextKeysForPrincipalPolicy(ask -> ask.policySourceArn(ACCOUNT + "user/Nobody")));
    }
}
