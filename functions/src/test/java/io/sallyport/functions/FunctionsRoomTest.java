package io.sallyport.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Failure;
import io.sallyport.contracts.FunctionContract.Invoke;
import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.functions.core.Zips;
import io.sallyport.functions.worker.NeedsPython;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.State;

/** The room by the AWS SDK's client, functions in Python. */
@ExtendWith(VertxExtension.class)
class FunctionsRoomTest {
    private static final String ECHO = "def handler(event, context):\n    print('hello log')\n    return event\n";
    private static final String FAILS = "def handler(event, context):\n    raise ValueError('no')\n";
    private static final String API = "arn:aws:execute-api:us-east-1:" + House.ACCOUNT + ":ff5h7fdsed/*/GET/pets";
    private static final String CALL = "arn:aws:execute-api:us-east-1:" + House.ACCOUNT + ":ff5h7fdsed/prod/GET/pets";

    private House house;
    private LambdaClient lambda;

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

    @Test
    void a_function_is_created_active_and_shown_with_what_was_given() {
        var created = create(
                "pets",
                ECHO,
                request -> request.environment(e -> e.variables(Map.of("TABLE", "pets")))
                        .description("echo")
                        .timeout(7)
                        .memorySize(256));

        lambda.waiter().waitUntilFunctionActiveV2(get -> get.functionName("pets"));
        lambda.waiter().waitUntilFunctionUpdatedV2(get -> get.functionName("pets"));
        var shown = lambda.getFunction(get -> get.functionName("pets")).configuration();
        assertThat(shown.functionArn()).isEqualTo(House.ARN + "pets").isEqualTo(created.functionArn());
        assertThat(shown.runtimeAsString()).isEqualTo("python3.12");
        assertThat(shown.environment().variables()).containsExactly(Map.entry("TABLE", "pets"));
        assertThat(shown.timeout()).isEqualTo(7);
        assertThat(shown.memorySize()).isEqualTo(256);
        assertThat(shown.version()).isEqualTo("$LATEST");
        assertThat(shown.state()).isEqualTo(State.ACTIVE);
        assertThat(shown.lastUpdateStatus()).isEqualTo(LastUpdateStatus.SUCCESSFUL);
        assertThat(shown.codeSha256()).hasSize(44);
        assertThat(shown.lastModified()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000");
        var alone = lambda.getFunctionConfiguration(get -> get.functionName(House.ARN + "pets"));
        assertThat(alone.revisionId()).isEqualTo(created.revisionId());
    }

    @Test
    void an_invocation_returns_what_the_function_did() {
        create("echo", ECHO);

        var answer = invoke("echo", "{\"n\":1}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.payload().asUtf8String()).isEqualTo("{\"n\": 1}");
        assertThat(answer.functionError()).isNull();
        assertThat(answer.executedVersion()).isEqualTo("$LATEST");
        assertThat(new String(Base64.getDecoder().decode(answer.logResult()), java.nio.charset.StandardCharsets.UTF_8))
                .contains("START RequestId: ", "hello log", "END RequestId: ", "REPORT RequestId: ");
        assertThat(lambda.invoke(i -> i.functionName("echo")).payload().asUtf8String())
                .isEqualTo("{}");
    }

    @Test
    void an_error_of_the_function_is_unhandled_and_still_200() {
        create("fails", FAILS);

        var answer = invoke("fails", "{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(new JsonObject(answer.payload().asUtf8String()).getString("errorMessage"))
                .isEqualTo("no");
    }

    @Test
    void a_dry_run_demands_everything_and_runs_nothing() {
        create("fails", FAILS);

        var answer = lambda.invoke(i -> i.functionName("fails").invocationType(InvocationType.DRY_RUN));

        assertThat(answer.statusCode()).isEqualTo(204);
        house.denied.add("lambda:InvokeFunction");
        refused(
                403,
                "AccessDeniedException",
                "",
                () -> lambda.invoke(i -> i.functionName("fails").invocationType(InvocationType.DRY_RUN)));
    }

    @Test
    void the_policy_is_asked_about_the_function_with_its_qualifier() {
        create("pets", ECHO);
        house.denied.add("lambda:InvokeFunction");

        refused(
                403,
                "AccessDeniedException",
                "lambda:InvokeFunction",
                () -> lambda.invoke(i -> i.functionName("pets").qualifier("7")));

        assertThat(house.asked)
                .contains(
                        "lambda:CreateFunction " + House.ARN + "pets", "lambda:InvokeFunction " + House.ARN + "pets:7");
    }

    @Test
    void an_unsigned_call_is_refused() throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + house.port + "/2015-03-31/functions/x/invocations"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("x-amzn-errortype")).contains("MissingAuthenticationTokenException");
        assertThat(house.asked).isEmpty();
    }

    @Test
    void what_is_not_there_is_not_found_by_its_arn() {
        refused(404, "ResourceNotFoundException", "Function not found: " + House.ARN + "no", () -> invoke("no", "{}"));
        refused(
                404,
                "ResourceNotFoundException",
                "Function not found: " + House.ARN + "no:3",
                () -> lambda.getFunction(g -> g.functionName("no").qualifier("3")));
        refused(404, "ResourceNotFoundException", "", () -> lambda.deleteFunction(d -> d.functionName("no")));
        refused(
                404,
                "ResourceNotFoundException",
                "not reachable",
                () -> invoke("arn:aws:lambda:us-east-1:999999999999:function:x", "{}"));
    }

    @Test
    void a_name_is_taken_once() {
        create("pets", ECHO);

        refused(409, "ResourceConflictException", "Function already exist: pets", () -> create("pets", ECHO));
    }

    @Test
    void bad_configurations_are_refused_by_what_is_wrong() {
        var wrong = 400;
        var code = "InvalidParameterValueException";
        refused(wrong, code, "ruby3.3 is not supported here", () -> create("x", ECHO, r -> r.runtime("ruby3.3")));
        refused(wrong, code, "Timeout must be from 1 to 900", () -> create("x", ECHO, r -> r.timeout(901)));
        refused(wrong, code, "MemorySize must be", () -> create("x", ECHO, r -> r.memorySize(20_000)));
        refused(
                wrong,
                code,
                "Reserved keys used in this request: AWS_REGION",
                () -> create("x", ECHO, r -> r.environment(e -> e.variables(Map.of("AWS_REGION", "x")))));
        refused(
                wrong,
                code,
                "exceeded the 4KB limit",
                () -> create("x", ECHO, r -> r.environment(e -> e.variables(Map.of("A1", "x".repeat(5_000))))));
        refused(
                wrong,
                code,
                "Could not unzip",
                () -> create("x", ECHO, r -> r.code(c -> c.zipFile(SdkBytes.fromUtf8String("no zip")))));
        refused(
                wrong,
                code,
                "leads out of the archive",
                () -> create(
                        "x", ECHO, r -> r.code(c -> c.zipFile(SdkBytes.fromByteArray(Zips.of("../../etc/x", "x"))))));
        refused(wrong, "", "", () -> create("x", ECHO, r -> r.role("nobody")));
    }

    @Test
    void what_is_not_built_is_refused_by_name() {
        refused(
                400,
                "ValidationException",
                "VpcConfig is not built yet",
                () -> create("x", ECHO, r -> r.vpcConfig(v -> v.subnetIds("s"))));
        refused(
                400,
                "ValidationException",
                "S3Bucket, S3Key is not built yet",
                () -> create("x", ECHO, r -> r.code(c -> c.s3Bucket("bucket").s3Key("key"))));
        create("echo", ECHO);
        refused(
                400,
                "ValidationException",
                "InvocationType Event is not built yet",
                () -> lambda.invoke(i -> i.functionName("echo").invocationType(InvocationType.EVENT)));
        refused(
                404,
                "UnknownOperationException",
                "CreateAlias is not built yet",
                () -> lambda.createAlias(
                        a -> a.functionName("echo").name("live").functionVersion("1")));
    }

    @Test
    void an_event_must_be_json_and_small() {
        create("echo", ECHO);

        refused(
                400,
                "InvalidRequestContentException",
                "Could not parse request body into json",
                () -> invoke("echo", "{"));
        refused(
                413,
                "RequestTooLargeException",
                "Request must be smaller than 6291456 bytes",
                () -> invoke("echo", "\"" + "x".repeat(6 * 1024 * 1024) + "\""));
    }

    @Test
    void new_code_runs_after_it_was_acknowledged() {
        var before = create("pets", ECHO);
        assertThat(invoke("pets", "1").payload().asUtf8String()).isEqualTo("1");

        var after = lambda.updateFunctionCode(
                u -> u.functionName("pets").zipFile(zip("def handler(e, c):\n    return 'new'\n")));

        assertThat(after.codeSha256()).isNotEqualTo(before.codeSha256());
        assertThat(after.revisionId()).isNotEqualTo(before.revisionId());
        assertThat(invoke("pets", "1").payload().asUtf8String()).isEqualTo("\"new\"");
        refused(
                412,
                "PreconditionFailedException",
                "Revision Id",
                () -> lambda.updateFunctionCode(
                        u -> u.functionName("pets").zipFile(zip(ECHO)).revisionId(before.revisionId())));
    }

    @Test
    void new_configuration_runs_and_leaves_what_was_not_given() {
        create("pets", "import os\ndef handler(e, c):\n    return os.environ.get('A1')\n", r -> r.timeout(9));

        var after = lambda.updateFunctionConfiguration(
                u -> u.functionName("pets").environment(e -> e.variables(Map.of("A1", "one"))));

        assertThat(after.timeout()).isEqualTo(9);
        assertThat(invoke("pets", "1").payload().asUtf8String()).isEqualTo("\"one\"");
        refused(
                400,
                "InvalidParameterValueException",
                "Timeout",
                () -> lambda.updateFunctionConfiguration(
                        u -> u.functionName("pets").timeout(1_000)));
    }

    @Test
    void a_published_version_stays_what_it_was() {
        create("pets", ECHO);
        var one = lambda.publishVersion(p -> p.functionName("pets").description("first"));
        lambda.updateFunctionCode(u -> u.functionName("pets").zipFile(zip("def handler(e, c):\n    return 'new'\n")));

        assertThat(one.version()).isEqualTo("1");
        assertThat(one.functionArn()).isEqualTo(House.ARN + "pets:1");
        var old = lambda.invoke(i -> i.functionName("pets:1").payload(SdkBytes.fromUtf8String("5")));
        assertThat(old.payload().asUtf8String()).isEqualTo("5");
        assertThat(old.executedVersion()).isEqualTo("1");
        assertThat(lambda.listVersionsByFunction(l -> l.functionName("pets")).versions())
                .extracting(FunctionConfiguration::version)
                .containsExactly("$LATEST", "1");
        refused(
                400,
                "InvalidParameterValueException",
                "CodeSHA256",
                () -> lambda.publishVersion(p -> p.functionName("pets").codeSha256("other")));
    }

    @Test
    void lists_come_in_pages() {
        for (var name : List.of("a", "b", "c")) {
            create(name, ECHO);
        }

        assertThat(lambda.listFunctionsPaginator(l -> l.maxItems(2)).functions())
                .extracting(FunctionConfiguration::functionName)
                .containsExactly("a", "b", "c");
    }

    @Test
    void a_deleted_function_is_gone() {
        create("pets", ECHO);
        invoke("pets", "1");

        lambda.deleteFunction(d -> d.functionName("pets"));

        refused(404, "ResourceNotFoundException", "Function not found", () -> invoke("pets", "1"));
        create("pets", FAILS);
        assertThat(invoke("pets", "1").functionError()).isEqualTo("Unhandled");
    }

    @Test
    void permissions_are_added_shown_and_removed() {
        create("pets", ECHO);

        var added = permit("pets", "gateway", API);

        assertThat(new JsonObject(added))
                .isEqualTo(new JsonObject(
                        "{\"Sid\":\"gateway\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"apigateway.amazonaws.com\"},"
                                + "\"Action\":\"lambda:InvokeFunction\",\"Resource\":\"" + House.ARN
                                + "pets\",\"Condition\":"
                                + "{\"StringEquals\":{\"AWS:SourceAccount\":\"" + House.ACCOUNT
                                + "\"},\"ArnLike\":{\"AWS:SourceArn\":\""
                                + API + "\"}}}"));
        var policy =
                new JsonObject(lambda.getPolicy(g -> g.functionName("pets")).policy());
        assertThat(policy.getJsonArray("Statement")).hasSize(1);
        refused(409, "ResourceConflictException", "statement id (gateway)", () -> permit("pets", "gateway", API));
        refused(
                400,
                "InvalidParameterValueException",
                "principal was invalid",
                () -> lambda.addPermission(p -> p.functionName("pets")
                        .statementId("x")
                        .action("lambda:InvokeFunction")
                        .principal("nobody")));
        lambda.removePermission(r -> r.functionName("pets").statementId("gateway"));
        refused(
                404,
                "ResourceNotFoundException",
                "does not exist",
                () -> lambda.getPolicy(g -> g.functionName("pets")));
        refused(
                404,
                "ResourceNotFoundException",
                "Statement gateway",
                () -> lambda.removePermission(r -> r.functionName("pets").statementId("gateway")));
    }

    @Test
    void another_room_invokes_what_the_resource_policy_lets_it() {
        create("pets", ECHO);
        permit("pets", "gateway", API);

        var answer = ask(RoomName.GATEWAY, House.ARN + "pets", "apigateway.amazonaws.com", CALL, House.ACCOUNT)
                .await();

        assertThat(answer.payload()).isEqualTo("{\"n\": 1}");
        assertThat(answer.functionError()).isEmpty();
        assertThat(answer.executedVersion()).isEqualTo("$LATEST");
    }

    @Test
    void another_room_invokes_nothing_that_the_resource_policy_does_not_name() {
        create("pets", ECHO);
        create("open", ECHO);
        permit("pets", "gateway", API);
        var service = "apigateway.amazonaws.com";

        no(ask(RoomName.GATEWAY, House.ARN + "open", service, CALL, House.ACCOUNT));
        no(ask(RoomName.GATEWAY, House.ARN + "missing", service, CALL, House.ACCOUNT));
        no(ask(RoomName.GATEWAY, House.ARN + "pets", service, CALL.replace("GET", "POST"), House.ACCOUNT));
        no(ask(RoomName.GATEWAY, House.ARN + "pets", service, CALL, "999999999999"));
        no(ask(RoomName.GATEWAY, House.ARN + "pets", "cognito-idp.amazonaws.com", CALL, House.ACCOUNT));
        no(ask(RoomName.GATEWAY, House.ARN + "pets:1", service, CALL, House.ACCOUNT));
        lambda.removePermission(r -> r.functionName("pets").statementId("gateway"));
        no(ask(RoomName.GATEWAY, House.ARN + "pets", service, CALL, House.ACCOUNT));
    }

    @Test
    void a_room_of_a_lower_rank_may_not_ask() {
        var asked = Future.succeededFuture()
                .compose(now -> ask(RoomName.IDENTITY_EXCHANGE, House.ARN + "pets", "x", CALL, House.ACCOUNT));

        failed(asked, BusFailure.MAY_NOT_ASK);
    }

    private Future<io.sallyport.contracts.FunctionContract.Invoked> ask(
            RoomName room, String function, String service, String source, String account) {
        return house.as(room).with(new Invoke(function, service, source, account, "{\"n\":1}"));
    }

    private static void no(Future<?> asked) {
        failed(asked, FunctionFailure.NOT_PERMITTED);
    }

    private static void failed(Future<?> asked, Failure why) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(asked::await)
                .extracting(Refusal::failure)
                .isEqualTo(why);
    }

    private String permit(String function, String id, String source) {
        return lambda.addPermission(p -> p.functionName(function)
                        .statementId(id)
                        .action("lambda:InvokeFunction")
                        .principal("apigateway.amazonaws.com")
                        .sourceAccount(House.ACCOUNT)
                        .sourceArn(source))
                .statement();
    }

    private CreateFunctionResponse create(String name, String code) {
        return create(name, code, request -> {});
    }

    private CreateFunctionResponse create(String name, String code, Consumer<CreateFunctionRequest.Builder> more) {
        return lambda.createFunction(request -> {
            request.functionName(name)
                    .runtime("python3.12")
                    .handler("app.handler")
                    .role(House.ROLE)
                    .code(c -> c.zipFile(zip(code)));
            more.accept(request);
        });
    }

    private static SdkBytes zip(String code) {
        return SdkBytes.fromByteArray(Zips.of("app.py", code));
    }

    private InvokeResponse invoke(String name, String payload) {
        return lambda.invoke(i -> i.functionName(name).logType(LogType.TAIL).payload(SdkBytes.fromUtf8String(payload)));
    }

    private static void refused(int status, String code, String words, ThrowingCallable call) {
        assertThatExceptionOfType(LambdaException.class).isThrownBy(call).satisfies(e -> {
            assertThat(e.statusCode()).as(e.getMessage()).isEqualTo(status);
            assertThat(e.awsErrorDetails().errorCode()).contains(code);
            assertThat(e.getMessage()).contains(words);
        });
    }
}
