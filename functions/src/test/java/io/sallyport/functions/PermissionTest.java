package io.sallyport.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Failure;
import io.sallyport.contracts.FunctionContract.Invoke;
import io.sallyport.contracts.FunctionContract.Invoked;
import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** A function's own policy, and what other rooms may by it. */
class PermissionTest extends PythonFunctions {
    private static final String API = "arn:aws:execute-api:us-east-1:" + House.ACCOUNT + ":ff5h7fdsed/*/GET/pets";
    private static final String CALL = "arn:aws:execute-api:us-east-1:" + House.ACCOUNT + ":ff5h7fdsed/prod/GET/pets";

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

    private Future<Invoked> ask(RoomName room, String function, String service, String source, String account) {
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
}
