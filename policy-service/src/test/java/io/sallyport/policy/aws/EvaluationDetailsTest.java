package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.allow;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyRequest;

/** When {@code EvalDecisionDetails} is there: IAM API Reference, "EvaluationResult". */
@ExtendWith(VertxExtension.class)
class EvaluationDetailsTest {
    private static final String OBJECT = "arn:aws:s3:::b/key";

    private static final String RAILS = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
             {"Effect":"Deny","Action":"s3:PutObject","Resource":"*"}]}""";

    @TempDir
    private Path folder;

    private static EvaluationResult custom(Room room, Consumer<SimulateCustomPolicyRequest.Builder> more) {
        return room.root
                .simulateCustomPolicy(ask -> {
                    ask.policyInputList(allow("s3:*", "*")).actionNames("s3:GetObject");
                    more.accept(ask);
                })
                .evaluationResults()
                .getFirst();
    }

    @Test
    void within_one_account_they_are_there_and_empty_and_for_all_resources_they_are_not(Vertx vertx) {
        try (var room = new Room(vertx)) {
            var named = custom(room, ask -> ask.resourceArns(OBJECT, OBJECT + "2"));
            assertThat(named.hasEvalDecisionDetails()).isTrue();
            assertThat(named.evalDecisionDetails()).isEmpty();
            assertThat(named.resourceSpecificResults()).hasSize(2).noneMatch(each -> each.hasEvalDecisionDetails());
            assertThat(custom(room, ask -> {}).hasEvalDecisionDetails()).isFalse();
            assertThat(custom(room, ask -> ask.resourceArns(OBJECT).resourceOwner("111111111111"))
                            .hasEvalDecisionDetails())
                    .as("what each kind of policy says across accounts is not told")
                    .isFalse();
        }
    }

    @Test
    void what_a_guard_rail_ends_has_none(Vertx vertx) throws IOException {
        var rails = Files.writeString(folder.resolve("rails.json"), RAILS);
        try (var room = new Room(vertx, Map.of("SALLYPORT_GUARD_RAILS", rails.toString()))) {
            var ann = room.root.createUser(u -> u.userName("ann")).user();
            room.root.putUserPolicy(u -> u.userName("ann").policyName("all").policyDocument(allow("s3:*", "*")));
            var results = room.root
                    .simulatePrincipalPolicy(ask -> ask.policySourceArn(ann.arn())
                            .resourceArns(OBJECT)
                            .actionNames("s3:GetObject", "s3:PutObject"))
                    .evaluationResults();
            assertThat(results)
                    .extracting(EvaluationResult::hasEvalDecisionDetails)
                    .containsExactly(true, false);
        }
    }
}
