package io.sallyport.awswire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponseRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateRestApiRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** The texts are those of the recorded answers in ../shared/data/localstack where there is one. */
class BoundsTest {
    private static final PatchOperation WRONG =
            PatchOperation.builder().op("wrong").build();

    private static AttributeType attribute(String name) {
        return AttributeType.builder().name(name).build();
    }

    private static String check(AwsService service, String operation, SdkPojo request) {
        var violations = Bounds.check(service.facts().operation(operation).orElseThrow(), request);
        return violations.isEmpty()
                ? ""
                : AwsError.outOfBounds(service, violations).message();
    }

    private static String pool(String id) {
        return check(
                AwsService.COGNITO_IDP,
                "DescribeUserPool",
                DescribeUserPoolRequest.builder().userPoolId(id).build());
    }

    @Test
    void a_request_within_bounds_passes() {
        assertThat(pool("eu-west-1_aB3")).isEmpty();
    }

    @Test
    void a_missing_member_is_told() {
        assertThat(check(
                        AwsService.COGNITO_IDP,
                        "DescribeUserPool",
                        DescribeUserPoolRequest.builder().build()))
                .isEqualTo("1 validation error detected: Value null at 'userPoolId' failed to satisfy constraint: "
                        + "Member must not be null");
    }

    @Test
    void a_text_that_is_too_long_is_not_held_against_its_pattern() {
        var id = "!".repeat(56);

        assertThat(pool(id))
                .isEqualTo("1 validation error detected: Value '" + id + "' at 'userPoolId' failed to satisfy "
                        + "constraint: Member must have length less than or equal to 55");
    }

    @Test
    void a_pattern_is_held_against_the_whole_text() {
        assertThat(pool("eu_a\n")).contains("Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+");
        assertThat(check(
                        AwsService.STS,
                        "AssumeRole",
                        AssumeRoleRequest.builder()
                                .roleArn("arn:aws:iam::123456789012:role/r")
                                .roleSessionName("Session1:2")
                                .build()))
                .isEqualTo("1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy "
                        + "constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*");
    }

    @Test
    void numbers_have_values_and_not_lengths() {
        assertThat(check(
                        AwsService.COGNITO_IDP,
                        "ListUsers",
                        ListUsersRequest.builder().userPoolId("a_b").limit(61).build()))
                .contains("Value '61' at 'limit' failed to satisfy constraint: Member must have value less than or "
                        + "equal to 60");
    }

    @Test
    void a_secret_is_not_shown() {
        var text = check(
                AwsService.COGNITO_IDP,
                "SignUp",
                SignUpRequest.builder()
                        .clientId("c")
                        .username("u")
                        .password("pass word ".repeat(30))
                        .build());

        assertThat(text)
                .contains("Value at 'password' failed to satisfy constraint")
                .doesNotContain("pass word");
    }

    @Test
    void a_member_of_a_list_is_told_by_its_place() {
        var request = AdminCreateUserRequest.builder()
                .userPoolId("a_b")
                .username("u")
                .userAttributes(List.of(attribute("ok"), attribute("x".repeat(33))))
                .build();

        assertThat(check(AwsService.COGNITO_IDP, "AdminCreateUser", request))
                .contains(" at 'userAttributes.2.member.name' failed to satisfy constraint: Member must have length");
    }

    @Test
    void a_list_of_scalars_is_told_as_a_whole() {
        var request = CreateUserPoolClientRequest.builder()
                .userPoolId("a_b")
                .clientName("c")
                .explicitAuthFlowsWithStrings("NO_SUCH_FLOW")
                .build();

        assertThat(check(AwsService.COGNITO_IDP, "CreateUserPoolClient", request))
                .startsWith("1 validation error detected: Value '[NO_SUCH_FLOW]' at 'explicitAuthFlows' failed to "
                        + "satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [");
    }

    @Test
    void api_gateway_names_the_body_but_not_the_path() {
        assertThat(check(
                        AwsService.APIGATEWAY,
                        "UpdateRestApi",
                        UpdateRestApiRequest.builder()
                                .restApiId("a")
                                .patchOperations(List.of(WRONG, WRONG))
                                .build()))
                .startsWith(
                        "2 validation errors detected: Value 'wrong' at 'updateRestApiInput.patchOperations.1.member.op'"
                                + " failed to satisfy constraint: Member must satisfy enum value set: [")
                .contains("; Value 'wrong' at 'updateRestApiInput.patchOperations.2.member.op'");
        assertThat(check(
                        AwsService.APIGATEWAY,
                        "CreateRestApi",
                        CreateRestApiRequest.builder()
                                .name("n")
                                .endpointConfiguration(e -> e.typesWithStrings("wrong"))
                                .build()))
                .contains("Value '[wrong]' at 'createRestApiInput.endpointConfiguration.types' failed to satisfy "
                        + "constraint: Member must satisfy constraint: [Member must satisfy enum value set: [");
        assertThat(check(
                        AwsService.APIGATEWAY,
                        "PutIntegrationResponse",
                        PutIntegrationResponseRequest.builder()
                                .restApiId("a")
                                .resourceId("b")
                                .httpMethod("GET")
                                .statusCode("wrong")
                                .build()))
                .isEqualTo("1 validation error detected: Value 'wrong' at 'statusCode' failed to satisfy constraint: "
                        + "Member must satisfy regular expression pattern: [1-5]\\d\\d");
    }

    @Test
    void a_bad_request_is_not_answered_at_length() {
        var attributes = IntStream.range(0, 500)
                .mapToObj(_ -> AttributeType.builder().build())
                .toList();
        var request = AdminCreateUserRequest.builder()
                .userPoolId("a_b")
                .username("u")
                .userAttributes(attributes)
                .build();
        List<Violation> told = Bounds.check(
                AwsService.COGNITO_IDP.facts().operation("AdminCreateUser").orElseThrow(), request);

        assertThat(told).hasSizeBetween(10, Bounds.MAX_VIOLATIONS + 1);
    }

    @Test
    void a_text_made_to_exhaust_a_pattern_is_refused_and_ends() {
        assertThat(Patterns.matches("(a|aa)+b", "a".repeat(5_000))).isFalse();
        assertThat(Patterns.matches("(a*)*b", "a".repeat(100))).isFalse();
        assertThat(Patterns.matches("(a|b)*", "ab".repeat(200_000))).isFalse();
        assertThat(Patterns.matches("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+", "x".repeat(131_072)))
                .isTrue();
    }
}
