package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.RunningProduct.Running;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The AWS CLI, pointed here by {@code bootstrap.env} and by nothing else. */
@Tag("clients")
@ExtendWith(RunningProduct.class)
class CliTest {
    private static final String README_BLOCK = "## Point your tools here\n\n```console\n";

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
        environment.putAll(quiet());
        return environment;
    }

    /** What says nothing about where the product is. */
    private static Map<String, String> quiet() {
        return Map.of("AWS_MAX_ATTEMPTS", "1", "AWS_PAGER", "", "AWS_EC2_METADATA_DISABLED", "true");
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
    void it_grants_a_role_and_a_group_and_is_told_what_they_may(Running running) throws Exception {
        var reads = document("reads.json", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}""");
        var role = reader(running, reads);
        var policy = aws(running, "iam", "create-policy", "--policy-name", "cli", "--policy-document", reads)
                .getJsonObject("Policy")
                .getString("Arn");
        var group = aws(running, "iam", "create-group", "--group-name", "cli")
                .getJsonObject("Group")
                .getString("Arn");
        aws(running, "iam", "attach-group-policy", "--group-name", "cli", "--policy-arn", policy);

        assertThat(simulated(running, role)).containsExactly("allowed by own", "implicitDeny");
        assertThat(simulated(running, group)).containsExactly("allowed by cli", "implicitDeny");
        var details = aws(
                running, "iam", "get-account-authorization-details", "--filter", "Role", "Group", "--page-size", "1");
        var inline = only(details, "RoleDetailList", role).getJsonArray("RolePolicyList");
        assertThat(inline.getJsonObject(0).getString("PolicyName")).isEqualTo("own");
        assertThat(inline.getJsonObject(0).getJsonObject("PolicyDocument"))
                .isEqualTo(new JsonObject(Files.readString(folder.resolve("reads.json"))));
        assertThat(only(details, "GroupDetailList", group).getJsonArray("AttachedManagedPolicies"))
                .containsExactly(new JsonObject().put("PolicyName", "cli").put("PolicyArn", policy));
        remove(running, policy);
    }

    private String document(String name, String json) throws IOException {
        return "file://" + Files.writeString(folder.resolve(name), json);
    }

    /** @return ARN of a role with a policy of its own */
    private String reader(Running running, String policy) throws IOException, InterruptedException {
        var trust = document("trust.json", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                  "Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""");
        var role = aws(running, "iam", "create-role", "--role-name", "cli", "--assume-role-policy-document", trust)
                .getJsonObject("Role");
        aws(
                running,
                "iam",
                "put-role-policy",
                "--role-name",
                "cli",
                "--policy-name",
                "own",
                "--policy-document",
                policy);
        assertThat(role.getJsonObject("AssumeRolePolicyDocument"))
                .isEqualTo(new JsonObject(Files.readString(folder.resolve("trust.json"))));
        return role.getString("Arn");
    }

    /** @return of reading and of writing, the decision and which policy made it */
    private List<String> simulated(Running running, String arn) throws IOException, InterruptedException {
        var answer = aws(
                running,
                "iam",
                "simulate-principal-policy",
                "--policy-source-arn",
                arn,
                "--action-names",
                "s3:GetObject",
                "s3:PutObject");
        return objects(answer.getJsonArray("EvaluationResults"))
                .map(result -> result.getString("EvalDecision")
                        + objects(result.getJsonArray("MatchedStatements"))
                                .map(matched -> " by " + matched.getString("SourcePolicyId"))
                                .collect(Collectors.joining()))
                .toList();
    }

    private static JsonObject only(JsonObject details, String list, String arn) {
        return objects(details.getJsonArray(list))
                .filter(detail -> detail.getString("Arn").equals(arn))
                .findAny()
                .orElseThrow();
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }

    private static void remove(Running running, String policy) {
        try (var iam = running.clients().iam()) {
            iam.detachGroupPolicy(detach -> detach.groupName("cli").policyArn(policy));
            iam.deletePolicy(gone -> gone.policyArn(policy));
            iam.deleteGroup(gone -> gone.groupName("cli"));
            iam.deleteRolePolicy(gone -> gone.roleName("cli").policyName("own"));
            iam.deleteRole(gone -> gone.roleName("cli"));
        }
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
        var document = Files.writeString(folder.resolve("api.json"), PingApi.document(PingApi.MOCK));
        var id = aws(running, "apigateway", "import-rest-api", "--body", "fileb://" + document)
                .getString("id");
        aws(running, "apigateway", "create-deployment", "--rest-api-id", id, "--stage-name", "live");

        var answer = running.calls().send("GET", PingApi.path(id), "");

        assertThat(answer.status()).isEqualTo(200);
        aws(running, "apigateway", "delete-rest-api", "--rest-api-id", id);
        assertThat(running.calls().send("GET", PingApi.path(id), "").status()).isEqualTo(403);
    }

    @Test
    void what_the_readme_says_to_type_works_line_by_line(Running running) throws Exception {
        Files.createSymbolicLink(folder.resolve(".sallyport"), running.data());
        var lines = readme();

        var ended = Commands.run(folder, quiet(), "sh", "-ec", String.join("\n", lines));

        assertThat(ended.errors()).isEmpty();
        assertThat(ended.status()).isZero();
        assertThat(lines).filteredOn(line -> line.startsWith("aws ")).hasSizeGreaterThan(1);
        assertThat(ended.output()).contains("arn:aws:iam::123456789012:root", "\"Name\": \"people\"");
    }

    /** @return the commands of the block under the README's heading, without their prompts */
    private static List<String> readme() throws IOException {
        var text = Files.readString(Path.of(System.getProperty("sallyport.root"), "README.md"));
        var from = text.indexOf(README_BLOCK) + README_BLOCK.length();
        return text.substring(from, text.indexOf("```", from))
                .lines()
                .map(line -> line.replaceFirst("^\\$ ", ""))
                .toList();
    }
}
