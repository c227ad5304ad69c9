package io.sallyport.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.awswire.AwsOperation;
import io.sallyport.awswire.AwsService;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What arrives unsigned, held against what the models say may. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenOperationsTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private House house;

    @BeforeAll
    void open() {
        house = new House();
    }

    @AfterAll
    void close() {
        http.close();
        house.close();
    }

    @Test
    void every_operation_demands_a_signature_unless_its_model_opens_it() {
        for (var operation : AwsService.COGNITO_IDENTITY.facts().operations()) {
            var answer = unsigned(operation);

            assertThat(answer.body().contains("MissingAuthenticationTokenException"))
                    .as(operation.name())
                    .isEqualTo(!operation.open());
        }
        for (var operation : AwsService.STS.facts().operations()) {
            var answer = unsigned(operation);

            assertThat(answer.body().contains("MissingAuthenticationToken"))
                    .as(operation.name())
                    .isEqualTo(!operation.open());
        }
    }

    private HttpResponse<String> unsigned(AwsOperation operation) {
        var request = HttpRequest.newBuilder(house.url());
        operation
                .service()
                .targetPrefix()
                .ifPresentOrElse(
                        prefix -> request.header("Content-Type", "application/x-amz-json-1.1")
                                .header("X-Amz-Target", prefix + "." + operation.name())
                                .POST(HttpRequest.BodyPublishers.ofString("{}")),
                        () -> request.header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("Action=" + operation.name() + "&Version="
                                        + operation.service().apiVersion())));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
