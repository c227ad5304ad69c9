package io.sallyport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.awswire.AwsService;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.policy.aws.Iam;
import io.sallyport.policy.core.Identifiers;
import io.sallyport.runtime.door.Proof;
import io.sallyport.runtime.door.Row;
import io.sallyport.runtime.door.ServiceTable;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class IamTableTest {
    private static ServiceTable table(Vertx vertx) {
        var house = new House(vertx, Product.open(vertx, Product.H2.fresh()));
        return Iam.table(
                house.ledger,
                House.ACCOUNT,
                new Identifiers(House.RANDOM),
                house.sealer,
                house.clock,
                "us-east-1",
                vertx);
    }

    @Test
    void every_operation_demands_its_own_iam_action(Vertx vertx) {
        assertThat(table(vertx).rows())
                .allSatisfy(row -> assertThat(action(row.proof()))
                        .contains(AwsService.IAM
                                .facts()
                                .operation(row.operation())
                                .orElseThrow()
                                .iamAction()));
    }

    private static Optional<String> action(Proof<?> proof) {
        return switch (proof) {
            case Proof.Signed<?> signed -> Optional.of(signed.action());
            case Proof.Looked<?> looked -> Optional.of(looked.action());
            case Proof.Passing<?> passing -> action(passing.first());
            case Proof.SignatureAlone<?> alone -> Optional.empty();
            case Proof.None<?> open -> Optional.empty();
            case Proof.AccessToken<?> token -> Optional.empty();
        };
    }

    @Test
    void no_operation_is_there_twice(Vertx vertx) {
        assertThat(table(vertx).rows()).extracting(Row::operation).doesNotHaveDuplicates();
    }

    @Test
    void every_refusal_of_the_ledger_has_its_word(Vertx vertx) {
        var errors = table(vertx).errors();

        assertThat(Arrays.stream(PolicyFailure.values())
                        .map(failure ->
                                errors.apply(new Refusal(failure, "why")).status()))
                .allMatch(status -> status >= 400 && status < 500);
    }
}
