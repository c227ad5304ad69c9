package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.TRUST;
import static io.sallyport.policy.aws.Iams.allow;
import static io.sallyport.policy.aws.Iams.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;

/** Documents that are no policies: refused by PutRolePolicy and CreatePolicy with what is wrong and where, and nothing is stored. */
class IamBadDocumentTest {
    @RegisterExtension
    static final OneRoom ROOM = new OneRoom();

    @BeforeAll
    static void fill() {
        ROOM.iam().createRole(role -> role.roleName("R").assumeRolePolicyDocument(TRUST));
        ROOM.iam().putRolePolicy(put -> put.roleName("R").policyName("kept").policyDocument(allow("s3:*", "*")));
    }

    private void malformed(String document, String reason, String position) {
        for (var expected : new String[] {reason, "(" + position + ")"}) {
            rejected(400, "MalformedPolicyDocument", expected, document);
        }
    }

    private void rejected(int status, String code, String message, String document) {
        refused(status, code, message, () -> put("p", document));
        refused(status, code, message, () -> put("kept", document));
        refused(
                status,
                code,
                message,
                () -> ROOM.iam().createPolicy(policy -> policy.policyName("P").policyDocument(document)));
        assertThat(ROOM.iam().listRolePolicies(role -> role.roleName("R")).policyNames())
                .containsExactly("kept");
        assertThat(Iams.decoded(ROOM.iam()
                        .getRolePolicy(policy -> policy.roleName("R").policyName("kept"))
                        .policyDocument()))
                .isEqualTo(allow("s3:*", "*"));
        assertThat(ROOM.iam()
                        .listPolicies(policies -> policies.scope(PolicyScopeType.LOCAL))
                        .policies())
                .isEmpty();
    }

    private void put(String name, String document) {
        ROOM.iam().putRolePolicy(policy -> policy.roleName("R").policyName(name).policyDocument(document));
    }

    private static String statement(String inside) {
        return "{\"Version\":\"2012-10-17\",\n \"Statement\":[{\"Effect\":\"Allow\"," + inside + "}]}";
    }

    @Test
    void malformed_json_is_refused_where_it_breaks() {
        malformed("{\"Version\":\"2012-10-17\",\n\"Statement\":[}", "Not valid JSON", "line 2, column 14");
        malformed(allow("s3:*", "*") + "{}", "Something follows the document's closing brace", "line 1, column 89");
    }

    @Test
    void an_unknown_operator_is_refused_by_name() {
        malformed(
                statement("\"Action\":\"*\",\"Resource\":\"*\",\n  \"Condition\":{\"StringEqualz\":{\"a:b\":\"c\"}}"),
                "\"StringEqualz\" is not a condition operator",
                "line 3, column 16");
    }

    @Test
    void a_key_that_stands_there_twice_is_refused() {
        malformed(
                statement("\"Action\":\"*\",\n\"Action\":\"s3:*\",\"Resource\":\"*\""),
                "\"Action\" stands here for the second time",
                "line 3, column 1");
    }

    @Test
    void wrong_types_are_refused() {
        malformed("[]", "The policy document must be", "line 1, column 1");
        malformed(statement("\"Action\":7,\"Resource\":\"*\""), "Action must be", "line 2, column 42");
        malformed(statement("\"Action\":[\"s3:*\",{}],\"Resource\":\"*\""), "Action must be", "line 2, column 50");
        malformed(
                statement("\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":[]"),
                "Condition must be",
                "line 2, column 73");
        malformed(
                statement("\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"NumericEquals\":{\"a:b\":\"ten\"}}"),
                "a number is expected",
                "line 2, column 97");
    }

    @Test
    void what_is_unknown_or_missing_is_refused() {
        malformed(statement("\"Actions\":\"*\",\"Resource\":\"*\""), "Actions", "line 2, column 33");
        malformed(statement("\"Resource\":\"*\""), "A statement must have Action or NotAction", "line 2, column 15");
        malformed(
                statement("\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\""),
                "must not have Principal",
                "line 2, column 33");
    }

    @Test
    void a_document_that_is_too_long_is_refused_by_the_bound_that_it_breaks() {
        rejected(
                400,
                "ValidationError",
                "Member must have length less than or equal to 131072",
                allow("s3:*", "arn:aws:s3:::" + "x".repeat(1 << 20)));
        rejected(409, "LimitExceeded", "", allow("s3:*", "arn:aws:s3:::" + "x".repeat(20_000)));
    }
}
