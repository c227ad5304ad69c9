package io.sallyport.awswire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class ErrorsTest {
    private final Codec codec = new Codec(Limits.STANDARD);

    private String written(AwsService service, AwsError error) {
        return codec.writeError(service, error, "r-1").body().asUtf8String();
    }

    @ParameterizedTest
    @EnumSource(AwsService.class)
    void a_client_hears_every_error_of_the_model_with_status_code_and_message(AwsService service) throws Throwable {
        var method = Clients.operations(service).values().iterator().next();
        var request = Layout.build(Builders.of(method.getParameterTypes()[0].asSubclass(SdkPojo.class)));
        var errors = new ArrayList<AwsError>();
        service.facts()
                .errors()
                .forEach(e -> errors.add(AwsError.of(service, e.name(), "<why> & \"how\" " + e.name())));
        var next = errors.iterator();
        try (var http = new Loopback(_ -> codec.writeError(service, next.next(), "r-1"))) {
            var client = Clients.open(service, http);
            for (var error : errors) {
                assertThatExceptionOfType(AwsServiceException.class)
                        .isThrownBy(() -> Clients.call(client, method, request(request)))
                        .satisfies(heard -> assertHeard(error, heard));
            }
        }
    }

    /** The first operation of some services has a label. */
    private static Object request(Object request) {
        var samples = new Samples(new java.util.SplittableRandom(1), true);
        return samples.of(request.getClass().asSubclass(SdkPojo.class));
    }

    private static void assertHeard(AwsError error, AwsServiceException heard) {
        assertThat(heard.statusCode()).isEqualTo(error.status());
        assertThat(heard.awsErrorDetails().errorCode()).isEqualTo(error.code());
        assertThat(heard.awsErrorDetails().errorMessage()).isEqualTo(error.message());
        assertThat(heard.requestId()).isEqualTo("r-1");
    }

    @Test
    void a_client_hears_the_type_of_a_modelled_error() {
        var cognito = AwsError.of(AwsService.COGNITO_IDP, "NotAuthorizedException", "Incorrect username or password.");
        try (var http = new Loopback(_ -> codec.writeError(AwsService.COGNITO_IDP, cognito, "r"))) {
            var client = (CognitoIdentityProviderClient) Clients.open(AwsService.COGNITO_IDP, http);
            assertThatExceptionOfType(NotAuthorizedException.class).isThrownBy(() -> client.getUser(r -> {}));
        }
        var lambda = AwsError.of(AwsService.LAMBDA, "ResourceNotFoundException", "no");
        try (var http = new Loopback(_ -> codec.writeError(AwsService.LAMBDA, lambda, "r"))) {
            var client = (LambdaClient) Clients.open(AwsService.LAMBDA, http);
            assertThatExceptionOfType(ResourceNotFoundException.class)
                    .isThrownBy(() -> client.getFunction(r -> r.functionName("f")))
                    .satisfies(e -> assertThat(e.type()).isEqualTo("User"));
        }
    }

    @Test
    void each_protocol_has_its_own_shape() {
        var error = new AwsError(400, "Oops", "no");

        assertThat(written(AwsService.COGNITO_IDP, error)).isEqualTo("{\"__type\":\"Oops\",\"message\":\"no\"}");
        assertThat(written(AwsService.APIGATEWAY, error)).isEqualTo("{\"message\":\"no\"}");
        assertThat(written(AwsService.LAMBDA, error)).isEqualTo("{\"Type\":\"User\",\"Message\":\"no\"}");
        assertThat(written(AwsService.LAMBDA, AwsError.of(AwsService.LAMBDA, "ServiceException", "no")))
                .isEqualTo("{\"Type\":\"Service\",\"Message\":\"no\"}");
        assertThat(written(AwsService.STS, error))
                .isEqualTo(
                        "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type>"
                                + "<Code>Oops</Code><Message>no</Message></Error><RequestId>r-1</RequestId></ErrorResponse>");
    }

    @Test
    void the_type_stands_in_a_header_too() {
        var output =
                codec.writeError(AwsService.APIGATEWAY, new AwsError(429, "TooManyRequestsException", "slow"), "r");

        assertThat(output.headers()).containsEntry("x-amzn-ErrorType", "TooManyRequestsException");
        assertThat(output.status()).isEqualTo(429);
    }

    @Test
    void status_and_code_come_from_the_model() {
        assertThat(AwsError.of(AwsService.IAM, "NoSuchEntityException", ""))
                .isEqualTo(new AwsError(404, "NoSuchEntity", ""));
        assertThat(AwsError.of(AwsService.IAM, "NoSuchEntity", "").status()).isEqualTo(404);
        assertThat(AwsError.of(AwsService.COGNITO_IDP, "InternalErrorException", "")
                        .senderFault())
                .isFalse();
        assertThat(AwsError.of(AwsService.COGNITO_IDP, "UserNotFoundException", "")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_code_that_the_model_does_not_have_is_a_mistake_of_ours() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> AwsError.of(AwsService.IAM, "Frob", ""))
                .withMessageContaining("no error Frob");
    }

    @Test
    void half_a_surrogate_pair_does_not_break_the_answer() {
        assertThat(written(AwsService.COGNITO_IDP, new AwsError(400, "Oops", "\ud800")))
                .contains("\"message\":\"?\"");
    }

    @Test
    void an_unknown_operation_is_told_in_the_words_of_its_protocol() {
        assertThat(AwsError.unknown(new Route.NoSuchOperation(AwsService.STS, "Frob")))
                .isEqualTo(new AwsError(400, "InvalidAction", "Could not find operation Frob for version 2011-06-15"));
        assertThat(AwsError.unknown(new Route.NoSuchOperation(AwsService.ACM, "Frob"))
                        .code())
                .isEqualTo("UnknownOperationException");
    }

    @Test
    void further_members_are_written() {
        var error = new AwsError(400, "Oops", "no").with("Reason", "why");

        assertThat(written(AwsService.LAMBDA, error)).contains("\"Reason\":\"why\"");
        assertThat(written(AwsService.STS, error)).contains("<Reason>why</Reason>");
    }
}
