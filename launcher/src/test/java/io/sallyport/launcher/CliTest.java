package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.RunningProduct.Running;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The AWS CLI, pointed here by {@code bootstrap.env} and by nothing else. */
@Tag("clients")
@ExtendWith(RunningProduct.class)
class CliTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void the_cli_is_on_this_machine() {
        Commands.assumeThere("aws");
    }

    private JsonObject aws(Running running, String... arguments) throws IOException, InterruptedException {
        var command = new String[arguments.length + 1];
        command[0] = "aws";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        var output = Commands.output(folder, environment(running), command);
        return output.isBlank() ? new JsonObject() : new JsonObject(output);
    }

    private static Map<String, String> environment(Running running) throws IOException {
        var environment = new HashMap<>(BootstrapFile.read(running.data()));
        environment.put("AWS_MAX_ATTEMPTS", "1");
        environment.put("AWS_PAGER", "");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        return environment;
    }

    @Test
    void it_knows_who_it_is(Running running) throws Exception {
        assertThat(aws(running, "sts", "get-caller-identity").getString("Arn"))
                .isEqualTo("arn:aws:iam::123456789012:root");
    }

    @Test
    void it_makes_and_removes_a_user_with_a_key(Running running) throws Exception {
        aws(running, "iam", "create-user", "--user-name", "cli");
        var key = aws(running, "iam", "create-access-key", "--user-name", "cli").getJsonObject("AccessKey");
        assertThat(aws(running, "iam", "list-access-keys", "--user-name", "cli").getJsonArray("AccessKeyMetadata"))
                .hasSize(1);
        aws(running, "iam", "delete-access-key", "--user-name", "cli", "--access-key-id", key.getString("AccessKeyId"));
        aws(running, "iam", "delete-user", "--user-name", "cli");
    }

    @Test
    void it_signs_a_person_up_and_in(Running running) throws Exception {
        var pool = aws(running, "cognito-idp", "create-user-pool", "--pool-name", "cli")
                .getJsonObject("UserPool")
                .getString("Id");
        var client = aws(
                        running,
                        "cognito-idp",
                        "create-user-pool-client",
                        "--user-pool-id",
                        pool,
                        "--client-name",
                        "cli",
                        "--explicit-auth-flows",
                        "ALLOW_USER_PASSWORD_AUTH",
                        "ALLOW_REFRESH_TOKEN_AUTH")
                .getJsonObject("UserPoolClient")
                .getString("ClientId");
        aws(
                running,
                "cognito-idp",
                "sign-up",
                "--client-id",
                client,
                "--username",
                "bob",
                "--password",
                "Correct-horse-7");
        aws(running, "cognito-idp", "admin-confirm-sign-up", "--user-pool-id", pool, "--username", "bob");

        var tokens = aws(
                running,
                "cognito-idp",
                "initiate-auth",
                "--client-id",
                client,
                "--auth-flow",
                "USER_PASSWORD_AUTH",
                "--auth-parameters",
                "USERNAME=bob,PASSWORD=Correct-horse-7");

        assertThat(tokens.getJsonObject("AuthenticationResult").fieldNames())
                .contains("AccessToken", "IdToken", "RefreshToken");
    }

    @Test
    void a_broken_document_is_one_sentence_that_says_what_is_wrong_and_where(Running running) throws Exception {
        var broken = Files.writeString(
                folder.resolve("broken.json"),
                "{\"openapi\": \"3.0.1\", \"info\": {\"title\": \"t\", \"version\": \"1\"}, \"paths\": {\"/pets\": {\"get\": {"
                        + "\"x-amazon-apigateway-integration\": {\"type\": \"http_proxi\", \"uri\": \"https://a.example\"}}}}}");

        var rest = Commands.run(
                folder, environment(running), "aws", "apigateway", "import-rest-api", "--body", "fileb://" + broken);
        var http = Commands.run(
                folder, environment(running), "aws", "apigatewayv2", "import-api", "--body", "file://" + broken);

        assertThat(rest.status()).isNotZero();
        assertThat(rest.errors().strip())
                .startsWith("An error occurred (BadRequestException) when calling the ImportRestApi operation: ")
                .contains("GET /pets", "HTTP_PROXI")
                .hasLineCount(1);
        assertThat(http.status()).isNotZero();
        assertThat(http.errors().strip())
                .startsWith("An error occurred (BadRequestException) when calling the ImportApi operation: ")
                .contains("GET /pets", "HTTP_PROXI")
                .hasLineCount(1);
    }

    @Test
    void it_imports_and_deploys_an_api(Running running) throws Exception {
        var document = Files.writeString(folder.resolve("api.json"), """
                {"openapi": "3.0.1", "info": {"title": "cli", "version": "1"}, "paths": {"/ping": {"get": {
                  "x-amazon-apigateway-integration": {"type": "mock",
                    "requestTemplates": {"application/json": "{\\"statusCode\\": 200}"},
                    "responses": {"default": {"statusCode": "200"}}}}}}}
                """);
        var id = aws(running, "apigateway", "import-rest-api", "--body", "fileb://" + document)
                .getString("id");
        aws(running, "apigateway", "create-deployment", "--rest-api-id", id, "--stage-name", "live");

        var answer = running.calls().send("GET", "/_aws/execute-api/" + id + "/live/ping", "");

        assertThat(answer.status()).isEqualTo(200);
        aws(running, "apigateway", "delete-rest-api", "--rest-api-id", id);
        assertThat(running.calls()
                        .send("GET", "/_aws/execute-api/" + id + "/live/ping", "")
                        .status())
                .isEqualTo(403);
    }
}
