package io.sallyport.gateway.aws;

import io.sallyport.runtime.door.Proof;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Rows whose IAM action is a verb and whose resource is a path.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html">Service
 *     Authorization Reference, "Amazon API Gateway Management"</a>
 */
record Rows(String region) {

    /** @param path of the resource: {@code /restapis/a1b2c3d4e5/stages/test} */
    <I extends SdkPojo, O extends SdkPojo> Row<I, O> row(
            String operation, String verb, Class<I> input, Function<I, String> path, Function<I, Future<O>> answer) {
        Proof<I> proof =
                Proof.signed("apigateway:" + verb, in -> "arn:aws:apigateway:" + region + "::" + path.apply(in));
        return new Row<>(operation, proof, input, asked -> answer.apply(asked.input()));
    }
}
