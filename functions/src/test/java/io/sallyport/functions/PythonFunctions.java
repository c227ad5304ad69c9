package io.sallyport.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.functions.core.Zips;
import io.sallyport.functions.worker.NeedsPython;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;

/** The room by the AWS SDK's client, functions in Python. */
@ExtendWith(VertxExtension.class)
class PythonFunctions {
    static final String ECHO = "def handler(event, context):\n    print('hello log')\n    return event\n";
    static final String FAILS = "def handler(event, context):\n    raise ValueError('no')\n";

    House house = unset();
    LambdaClient lambda = unset();

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T unset() {
        return null;
    }

    @BeforeEach
    void open(Vertx vertx) {
        NeedsPython.check();
        house = new House(vertx);
        lambda = house.lambda;
    }

    @AfterEach
    void close() {
        house.close();
    }

    CreateFunctionResponse create(String name, String code) {
        return create(name, code, request -> {});
    }

    CreateFunctionResponse create(String name, String code, Consumer<CreateFunctionRequest.Builder> more) {
        return lambda.createFunction(request -> {
            request.functionName(name)
                    .runtime("python3.12")
                    .handler("app.handler")
                    .role(House.ROLE)
                    .code(c -> c.zipFile(zip(code)));
            more.accept(request);
        });
    }

    static SdkBytes zip(String code) {
        return SdkBytes.fromByteArray(Zips.of("app.py", code));
    }

    InvokeResponse invoke(String name, String payload) {
        return lambda.invoke(i -> i.functionName(name).logType(LogType.TAIL).payload(SdkBytes.fromUtf8String(payload)));
    }

    static void refused(int status, String code, String words, ThrowingCallable call) {
        assertThatExceptionOfType(LambdaException.class).isThrownBy(call).satisfies(e -> {
            assertThat(e.statusCode()).as(e.getMessage()).isEqualTo(status);
            assertThat(e.awsErrorDetails().errorCode()).contains(code);
            assertThat(e.getMessage()).contains(words);
        });
    }
}
