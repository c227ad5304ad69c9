package io.sallyport.runtime.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.awswire.AwsError;
import io.sallyport.awswire.AwsService;
import io.sallyport.awswire.Codec;
import io.sallyport.awswire.Limits;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.trust.Caller;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;

/** Who hands a role to a service is asked about twice: for the operation, and for each role. */
class RolePassingTest {
    private static final String ANN = "arn:aws:iam::123456789012:user/ann";

    private final List<String> asked = new ArrayList<>();
    private final Set<String> denied = new HashSet<>();
    private int answered;

    private final Guard guard = new Guard() {
        @Override
        public Future<Caller> authenticate(Inbound request, String service) {
            return Future.succeededFuture(
                    new Caller(Caller.Kind.USER, ANN, "AIDAANN", "123456789012", ANN, "AKIAANN", Optional.empty()));
        }

        @Override
        public Future<Void> authorize(
                Caller caller, Inbound request, String action, String resource, Map<String, List<String>> context) {
            asked.add(action + " " + resource + " " + context);
            return denied.contains(action)
                    ? Future.failedFuture(new Refusal(PolicyFailure.DENIED, action))
                    : Future.succeededFuture();
        }
    };

    private int status(String... roles) {
        var proof = Proof.<GetUserRequest>signed("iam:GetUser").passing("room.example.com", input -> List.of(roles));
        var row = new Row<>("GetUser", proof, GetUserRequest.class, this::answer);
        var table = new ServiceTable(
                AwsService.IAM, List.of(row), refusal -> AwsError.of(AwsService.IAM, "NoSuchEntity", refusal.detail()));
        var headers = MultiMap.caseInsensitiveMultiMap().add("Content-Type", "application/x-www-form-urlencoded");
        var body = Buffer.buffer("Action=GetUser&Version=2010-05-08");
        return new Door(guard, new Codec(Limits.STANDARD), List.of(table))
                .answer(new Inbound("POST", "/", headers, body, "127.0.0.1", true))
                .await()
                .status();
    }

    private Future<GetUserResponse> answer(Asked<GetUserRequest> ask) {
        answered++;
        return Future.succeededFuture(GetUserResponse.builder().build());
    }

    @Test
    void whoever_hands_a_role_to_a_service_must_be_allowed_to_pass_it() {
        assertThat(status("role/a", "role/b")).isEqualTo(200);
        assertThat(asked)
                .containsExactly(
                        "iam:GetUser * {}",
                        "iam:PassRole role/a {iam:PassedToService=[room.example.com]}",
                        "iam:PassRole role/b {iam:PassedToService=[room.example.com]}");

        denied.add("iam:PassRole");
        assertThat(status("role/a")).isEqualTo(403);
        assertThat(status()).isEqualTo(200);
        assertThat(answered).isEqualTo(2);
    }

    @Test
    void whoever_may_pass_a_role_must_also_be_allowed_what_the_operation_does() {
        denied.add("iam:GetUser");

        assertThat(status("role/a")).isEqualTo(403);
        assertThat(answered).isZero();
    }
}
