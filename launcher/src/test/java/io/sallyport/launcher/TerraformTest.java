package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.Commands.Ended;
import io.sallyport.launcher.RunningProduct.Running;
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
import software.amazon.awssdk.services.iam.model.AccessKey;

/** Terraform assumes a role here to keep its state, pointed here by {@code bootstrap.env} and by nothing else. */
@Tag("clients")
@ExtendWith(RunningProduct.class)
class TerraformTest {
    private static final String ACCOUNT = "123456789012";
    private static final String MAIN = """
            terraform {
              backend "s3" {
                bucket         = "state"
                key            = "inventory"
                region         = "us-east-1"
                use_path_style = true
                assume_role    = { role_arn = "arn:aws:iam::123456789012:role/terraform" }
              }
            }
            resource "terraform_data" "one" {
              input = "kept"
            }
            """;

    @TempDir
    private Path folder;

    @BeforeAll
    static void terraform_is_on_this_machine() {
        Commands.assumeThere("terraform");
    }

    private static AccessKey user(Running running, String name, String effect) {
        var iam = running.clients().iam();
        iam.createUser(u -> u.userName(name));
        iam.putUserPolicy(p -> p.userName(name).policyName("assume").policyDocument(statement(effect, "")));
        return iam.createAccessKey(k -> k.userName(name)).accessKey();
    }

    private static String statement(String effect, String principal) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"%s\",%s\"Action\":\"sts:AssumeRole\"%s}}"
                .formatted(effect, principal, principal.isEmpty() ? ",\"Resource\":\"*\"" : "");
    }

    private Ended terraform(Running running, Bucket bucket, AccessKey key, String secret, String... arguments)
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("main.tf"), MAIN);
        var environment = new HashMap<>(BootstrapFile.read(running.data()));
        environment.putAll(Map.of(
                "AWS_ACCESS_KEY_ID",
                key.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY",
                secret,
                "AWS_ENDPOINT_URL_S3",
                bucket.url(),
                "AWS_EC2_METADATA_DISABLED",
                "true",
                "CHECKPOINT_DISABLE",
                "1"));
        var command = new String[arguments.length + 3];
        command[0] = "terraform";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        command[arguments.length + 1] = "-input=false";
        command[arguments.length + 2] = "-no-color";
        return Commands.run(folder, environment, command);
    }

    @Test
    void it_keeps_its_state_with_the_credentials_of_a_role_and_nobody_else_does(Running running) throws Exception {
        var trust = statement("Allow", "\"Principal\":{\"AWS\":\"" + ACCOUNT + "\"},");
        running.clients().iam().createRole(r -> r.roleName("terraform").assumeRolePolicyDocument(trust));
        var may = user(running, "terraform", "Allow");
        var mayNot = user(running, "terraform-not", "Deny");
        try (var bucket = Bucket.open()) {
            var forged = terraform(running, bucket, may, mayNot.secretAccessKey(), "init");
            assertThat(forged.status()).isEqualTo(1);
            assertThat(forged.errors()).contains("SignatureDoesNotMatch");
            var denied = terraform(running, bucket, mayNot, mayNot.secretAccessKey(), "init");
            assertThat(denied.status()).isEqualTo(1);
            assertThat(denied.errors()).contains("AccessDenied");
            assertThat(bucket.accessKeys()).isEmpty();

            var begun = terraform(running, bucket, may, may.secretAccessKey(), "init");
            assertThat(begun.status()).as(begun.errors()).isZero();
            var applied = terraform(running, bucket, may, may.secretAccessKey(), "apply", "-auto-approve");
            assertThat(applied.output()).contains("Resources: 1 added");
            assertThat(bucket.file("/state/inventory")).get().asString().contains("\"input\"", "kept");
            assertThat(bucket.accessKeys()).allMatch(key -> key.startsWith("ASIA"));
        }
    }
}
