package io.sallyport.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.functions.core.Zips;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;

/** A function that nobody here could run is refused when it is made, not when it is called. */
@ExtendWith(VertxExtension.class)
class MissingRuntimeTest {
    private static House houseWithNothingOnItsPath(Vertx vertx, Path empty) {
        return new House(vertx, 4, Map.of("PATH", empty.toString()));
    }

    private static void create(House house, String runtime) {
        house.lambda.createFunction(f -> f.functionName("pets")
                .runtime(runtime)
                .handler("app.handler")
                .role(House.ROLE)
                .code(c -> c.zipFile(SdkBytes.fromByteArray(Zips.of("bootstrap", "#!/bin/sh\n")))));
    }

    @ParameterizedTest
    @CsvSource({
        "nodejs22.x, 'node was not found on the PATH; install Node.js 20 or newer'",
        "python3.12, 'python3 was not found on the PATH; install Python 3.10 or newer'",
    })
    void a_missing_interpreter_is_refused_by_name_at_creation_and_nothing_is_stored(
            String runtime, String missing, Vertx vertx, @TempDir Path empty) {
        try (var house = houseWithNothingOnItsPath(vertx, empty)) {
            PythonFunctions.refused(
                    400,
                    "InvalidParameterValueException",
                    "The runtime " + runtime + " cannot run here: " + missing
                            + " on a worker's machine and start it again",
                    () -> create(house, runtime));

            assertThat(house.lambda.listFunctions().functions()).isEmpty();
            create(house, "provided.al2023");
        }
    }

    @Test
    void a_function_is_not_moved_to_an_interpreter_that_is_missing(Vertx vertx, @TempDir Path empty) {
        try (var house = houseWithNothingOnItsPath(vertx, empty)) {
            create(house, "provided.al2023");

            PythonFunctions.refused(
                    400,
                    "InvalidParameterValueException",
                    "node was not found on the PATH",
                    () -> house.lambda.updateFunctionConfiguration(
                            f -> f.functionName("pets").runtime("nodejs22.x")));

            assertThat(house.lambda
                            .getFunctionConfiguration(f -> f.functionName("pets"))
                            .runtimeAsString())
                    .isEqualTo("provided.al2023");
        }
    }

    @Test
    void a_room_without_a_worker_takes_no_function_yet(Vertx vertx) {
        try (var house = new House(vertx, 0, Map.of())) {
            PythonFunctions.refused(
                    500,
                    "ServiceException",
                    "no worker is connected; start one and try again",
                    () -> create(house, "provided.al2023"));

            assertThat(house.lambda.listFunctions().functions()).isEmpty();
        }
    }
}
