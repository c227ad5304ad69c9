package io.sallyport.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.functions.core.Zips;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.State;

/** Functions by the AWS SDK's client: created, changed, published, listed and deleted. */
class FunctionsRoomTest extends PythonFunctions {
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
}
