package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.awswire.AwsOperation;
import io.sallyport.awswire.AwsService;
import io.sallyport.launcher.RunningProduct.Running;
import io.sallyport.launcher.story.ApiAnswer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Nothing was configured, so nobody who did not prove who they are gets anywhere. */
@ExtendWith(RunningProduct.class)
class ZeroConfigurationTest {
    /** The services that a room answers for; the others have no room yet. */
    private static final List<AwsService> NO_ROOM_YET = List.of(AwsService.ACM, AwsService.ELBV2);

    @ParameterizedTest
    @EnumSource(AwsService.class)
    void every_unsigned_control_call_is_refused(AwsService service, Running running) {
        if (NO_ROOM_YET.contains(service)) {
            return;
        }
        var calls = running.calls();
        var letIn = new ArrayList<String>();
        for (var operation : service.facts().operations()) {
            if (!operation.open()) {
                var answer = Controls.unsigned(calls, operation);
                if (!refused(operation, answer)) {
                    letIn.add(operation.name() + " " + answer);
                }
            }
        }
        assertThat(letIn).isEmpty();
    }

    private static boolean refused(AwsOperation operation, ApiAnswer answer) {
        return switch (operation.service().protocol()) {
            case AWS_JSON_1_1 ->
                answer.status() == 400 && answer.body().contains("MissingAuthenticationTokenException");
            case QUERY -> answer.status() == 403 && answer.body().contains("<Code>MissingAuthenticationToken</Code>");
            case REST_JSON -> answer.status() == 403 && answer.body().contains("Missing Authentication Token");
        };
    }

    @Test
    void an_unknown_access_key_is_refused(Running running) {
        assertThatExceptionOfType(StsException.class)
                .isThrownBy(() -> running.clientsAs("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI")
                        .sts()
                        .getCallerIdentity())
                .matches(e -> e.statusCode() == 403)
                .matches(e -> e.awsErrorDetails().errorCode().equals("InvalidClientTokenId"));
    }

    @Test
    void a_wrong_secret_is_refused(Running running) {
        var id = running.product().rootKey().accessKeyId();
        assertThatExceptionOfType(IamException.class)
                .isThrownBy(() -> running.clientsAs(id, "not the secret").iam().listUsers())
                .matches(e -> e.statusCode() == 403)
                .matches(e -> e.awsErrorDetails().errorCode().equals("SignatureDoesNotMatch"));
    }

    @Test
    void the_root_keys_work(Running running) {
        var me = running.clients().sts().getCallerIdentity();

        assertThat(me.arn()).isEqualTo("arn:aws:iam::123456789012:root");
    }
}
