package io.sallyport.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.functions.core.Zips;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

@ExtendWith(VertxExtension.class)
class PassRoleTest {
    private static final String OTHER = "arn:aws:iam::" + House.ACCOUNT + ":role/admin";

    @Test
    void whoever_gives_a_function_a_role_must_be_allowed_to_pass_it(Vertx vertx) throws Exception {
        try (var house = new House(vertx)) {
            house.denied.add("iam:PassRole");
            refused(() -> create(house));
            house.denied.clear();
            create(house);
            house.denied.add("iam:PassRole");

            refused(() -> house.lambda.updateFunctionConfiguration(
                    f -> f.functionName("f").role(OTHER)));
            house.lambda.updateFunctionConfiguration(PassRoleTest::description);

            assertThat(house.asked).contains("iam:PassRole " + House.ROLE, "iam:PassRole " + OTHER);
        }
    }

    private static void description(UpdateFunctionConfigurationRequest.Builder function) {
        function.functionName("f").description("its role stays");
    }

    private static void create(House house) {
        house.lambda.createFunction(f -> f.functionName("f")
                .runtime("python3.12")
                .handler("app.handler")
                .role(House.ROLE)
                .code(c ->
                        c.zipFile(SdkBytes.fromByteArray(Zips.of("app.py", "def handler(event, context): return 1")))));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(LambdaException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(403))
                .withMessageContaining("iam:PassRole");
    }
}
