package io.sallyport.token.aws;

import io.sallyport.runtime.door.Proof;
import io.sallyport.runtime.door.Row;
import io.sallyport.runtime.room.Steps;
import io.sallyport.token.service.Directory;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;

/** Rows whose answers are written top to bottom. */
record Rows(Steps steps, Directory directory) {

    <I extends SdkPojo, O extends SdkPojo> Row<I, O> row(
            String operation, Proof<I> proof, Class<I> input, Function<I, O> answer) {
        return new Row<>(operation, proof, input, asked -> steps.run(() -> answer.apply(asked.input())));
    }

    /** Signed, and allowed on the pool that the request names. */
    <I extends SdkPojo, O extends SdkPojo> Row<I, O> admin(
            String operation, Class<I> input, Function<I, String> poolId, Function<I, O> answer) {
        Proof<I> proof = Proof.signed("cognito-idp:" + operation, in -> directory.arn(poolId.apply(in)));
        return row(operation, proof, input, answer);
    }

    /** As {@link #admin}, and allowed to pass the role that a group gives to those who are in it. */
    <I extends SdkPojo, O extends SdkPojo> Row<I, O> passing(
            String operation,
            Class<I> input,
            Function<I, String> poolId,
            Function<I, Optional<String>> role,
            Function<I, O> answer) {
        var row = admin(operation, input, poolId, answer);
        var proof = row.proof()
                .passing(
                        "cognito-idp.amazonaws.com",
                        in -> role.apply(in).stream().toList());
        return new Row<>(operation, proof, input, row.answer());
    }

    /** Signed, and allowed on no resource in particular. */
    <I extends SdkPojo, O extends SdkPojo> Row<I, O> global(String operation, Class<I> input, Function<I, O> answer) {
        return row(operation, Proof.signed("cognito-idp:" + operation), input, answer);
    }
}
