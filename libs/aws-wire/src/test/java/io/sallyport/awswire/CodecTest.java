package io.sallyport.awswire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

class CodecTest {
    private final Codec codec = new Codec(new Limits(10_000, 10, 5_000));

    private <I extends SdkPojo> Decoded<I> read(WireInput input, Class<I> type) {
        return codec.read((Route.Found) Router.route(input), type, input);
    }

    private Decoded<InitiateAuthRequest> auth(String body) {
        return read(
                Requests.awsJson("AWSCognitoIdentityProviderService.InitiateAuth", body), InitiateAuthRequest.class);
    }

    private ThrowableAssertAlternative<MalformedRequest> refused(String body) {
        return assertThatExceptionOfType(MalformedRequest.class).isThrownBy(() -> auth(body));
    }

    @Test
    void members_are_read_and_null_is_absent() {
        var auth = auth("{\"AuthFlow\":\"USER_SRP_AUTH\",\"ClientId\":null,\"AuthParameters\":{\"USERNAME\":\"u\"}}");

        assertThat(auth.value().authFlowAsString()).isEqualTo("USER_SRP_AUTH");
        assertThat(auth.value().clientId()).isNull();
        assertThat(auth.value().authParameters()).containsEntry("USERNAME", "u");
    }

    @Test
    void a_member_that_the_model_does_not_have_is_ignored_and_told() {
        var auth = auth("{\"ClientId\":\"c\",\"Frob\":{\"a\":[1,{}]},\"UserContextData\":{\"X\":1}}");

        assertThat(auth.value().clientId()).isEqualTo("c");
        assertThat(auth.unknown()).containsExactly("Frob", "UserContextData.X");
    }

    @Test
    void a_sender_cannot_make_the_list_of_unknown_names_long() {
        var body = new StringBuilder("{");
        for (int i = 0; i < 200; i++) {
            body.append("\"m").append(i).append("\":0,");
        }
        assertThat(auth(body.append("\"z\":0}").toString()).unknown()).hasSize(Decoded.MAX_UNKNOWN);
    }

    @Test
    void an_empty_body_is_an_empty_request() {
        assertThat(auth("").value()).isEqualTo(InitiateAuthRequest.builder().build());
    }

    @Test
    void a_wrong_type_is_refused_by_name() {
        refused("{\"ClientId\":1}").withMessage("the member ClientId must be a string");
        refused("{\"ClientId\":{}}").withMessageContaining("ClientId");
        refused("{\"AuthParameters\":[]}").withMessageContaining("an object");
        refused("{\"AuthParameters\":{\"a\":null}}").withMessageContaining("without null");
        refused("{\"AnalyticsMetadata\":{\"AnalyticsEndpointId\":true}}")
                .withMessageContaining("AnalyticsMetadata.AnalyticsEndpointId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "1", "null", "{", "{\"a\"", "{}{}", "{} x", "{'a':1}", "{\"ClientId\":\"a\",}", "\u0000"})
    void what_is_no_json_object_is_refused(String body) {
        refused(body);
    }

    @Test
    void a_repeated_name_is_refused_even_where_nobody_reads_it() {
        refused("{\"ClientId\":\"a\",\"ClientId\":\"b\"}");
        refused("{\"X\":{\"a\":1,\"a\":2}}");
    }

    @Test
    void depth_strings_and_bodies_are_bounded() {
        refused("{\"X\":" + "[".repeat(11) + "]".repeat(11) + "}").withMessageContaining("deeper");
        refused("{\"ClientId\":\"" + "a".repeat(5_001) + "\"}").withMessageContaining("larger");
        refused(" ".repeat(10_000) + "{}").withMessageContaining("at most 10000 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "1.5", "1e2", "true", "2147483648", "-2147483649", "99999999999999999999", "[]"})
    void a_whole_number_must_be_one_that_fits(String number) {
        var input = Requests.awsJson("AWSCognitoIdentityProviderService.ListUsers", "{\"Limit\":" + number + "}");

        assertThatExceptionOfType(MalformedRequest.class).isThrownBy(() -> read(input, ListUsersRequest.class));
    }

    @Test
    void a_class_of_another_operation_is_read_as_far_as_names_agree() {
        var input = Requests.awsJson("AWSCognitoIdentityProviderService.ListUsers", "{\"UserPoolId\":\"p\"}");

        assertThat(read(input, DescribeUserPoolRequest.class).value().userPoolId())
                .isEqualTo("p");
    }

    private AssumeRoleRequest assume(String parameters) {
        return read(Requests.form("Action=AssumeRole&Version=2011-06-15&" + parameters), AssumeRoleRequest.class)
                .value();
    }

    @Test
    void a_form_is_read_in_the_order_of_its_numbers_whatever_their_gaps() {
        var role = assume("Tags.member.10.Key=b&Tags.member.2.Key=a+b%C3%A4&Tags.member.x.Key=no&DurationSeconds=900");

        assertThat(role.tags()).extracting(t -> t.key()).containsExactly("a bä", "b");
        assertThat(role.durationSeconds()).isEqualTo(900);
    }

    @Test
    void an_empty_list_in_a_form_is_an_empty_list() {
        assertThat(assume("Tags=").hasTags()).isTrue();
        assertThat(assume("").hasTags()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DurationSeconds=1.5",
                "DurationSeconds=",
                "DurationSeconds=99999999999",
                "RoleArn=a&RoleArn=b",
                "RoleArn.x=a",
                "RoleArn=%f",
                "RoleArn=%ff",
                "RoleArn.1.2.3.4.5.6.7.8.9.10.11=a"
            })
    void a_form_that_does_not_fit_is_refused(String parameters) {
        assertThatExceptionOfType(MalformedRequest.class).isThrownBy(() -> assume(parameters));
    }

    @Test
    void an_invocation_carries_its_payload_untouched() {
        var input = Requests.rest("POST", "/2015-03-31/functions/f%3A1/invocations", "Qualifier=live", "[ 1 ]");
        var invoke = read(input, InvokeRequest.class).value();

        assertThat(invoke.functionName()).isEqualTo("f:1");
        assertThat(invoke.qualifier()).isEqualTo("live");
        assertThat(invoke.payload().asUtf8String()).isEqualTo("[ 1 ]");
    }

    @Test
    void an_answer_may_choose_its_status_and_a_header_cannot_begin_another() {
        var operation = AwsService.LAMBDA.facts().operation("Invoke").orElseThrow();
        var output = codec.write(
                operation,
                InvokeResponse.builder()
                        .statusCode(202)
                        .executedVersion("1\r\nSet-Cookie: a")
                        .payload(SdkBytes.fromUtf8String("\"x\""))
                        .build(),
                "r");

        assertThat(output.status()).isEqualTo(202);
        assertThat(output.headers()).containsEntry("X-Amz-Executed-Version", "1  Set-Cookie: a");
        assertThat(output.body().asUtf8String()).isEqualTo("\"x\"");
    }

    @Test
    void a_query_parameter_of_the_wrong_type_or_repeated_is_refused() {
        for (var query : new String[] {"MaxItems=x", "MaxItems=1&MaxItems=2", "MaxItems=%"}) {
            assertThatExceptionOfType(MalformedRequest.class)
                    .as(query)
                    .isThrownBy(() ->
                            read(Requests.rest("GET", "/2015-03-31/functions", query, ""), ListFunctionsRequest.class));
        }
    }

    @Test
    void xml_says_what_it_can_say_and_nothing_it_cannot() {
        var operation = AwsService.IAM.facts().operation("GetUser").orElseThrow();
        var output = codec.write(
                operation,
                GetUserResponse.builder()
                        .user(u -> u.userName("<a&\"b\">\u0000\ud800\r"))
                        .build(),
                "r&1");

        assertThat(output.body().asUtf8String())
                .isEqualTo("<GetUserResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><GetUserResult><User>"
                        + "<UserName>&lt;a&amp;&quot;b&quot;&gt;\ufffd\ufffd&#xD;</UserName></User></GetUserResult>"
                        + "<ResponseMetadata><RequestId>r&amp;1</RequestId></ResponseMetadata></GetUserResponse>");
    }

    @Test
    void an_empty_list_of_an_answer_is_written_and_an_absent_one_is_not() {
        var operation = AwsService.IAM.facts().operation("ListUsers").orElseThrow();

        assertThat(codec.write(
                                operation,
                                ListUsersResponse.builder()
                                        .users(java.util.List.of())
                                        .build(),
                                "r")
                        .body()
                        .asUtf8String())
                .contains("<ListUsersResult><Users></Users></ListUsersResult>");
        assertThat(codec.write(operation, ListUsersResponse.builder().build(), "r")
                        .body()
                        .asUtf8String())
                .contains("<ListUsersResult></ListUsersResult>");
    }

    @Test
    void a_class_that_is_no_model_class_is_refused_at_once() {
        SdkPojo stranger = java.util.List::of;

        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Builders.of(stranger.getClass()));
    }
}
