package io.sallyport.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.awswire.AwsService;
import io.sallyport.runtime.door.Proof;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class OperationTableTest {
    @Test
    void an_operation_is_open_exactly_when_its_model_says_so(Vertx vertx) {
        for (var row : Rig.open(vertx).parts.table().rows()) {
            var operation =
                    AwsService.COGNITO_IDP.facts().operation(row.operation()).orElseThrow();
            var open = !(row.proof() instanceof Proof.Signed<?> || row.proof() instanceof Proof.Passing<?>);
            assertThat(open).as(row.operation()).isEqualTo(operation.open());
        }
    }

    @Test
    void a_signed_operations_action_is_its_own(Vertx vertx) {
        for (var row : Rig.open(vertx).parts.table().rows()) {
            if (row.proof() instanceof Proof.Signed<?> signed) {
                var operation = AwsService.COGNITO_IDP
                        .facts()
                        .operation(row.operation())
                        .orElseThrow();
                assertThat(signed.action()).isEqualTo(operation.iamAction());
            }
        }
    }
}
