package io.sallyport.runtime.door;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.sallyport.awswire.AwsError;
import io.sallyport.awswire.AwsService;
import io.sallyport.awswire.Codec;
import io.sallyport.awswire.Limits;
import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Failure;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.runtime.bus.Call;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Outbound;
import io.sallyport.runtime.trust.Caller;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;

class DoorTest {
    private static final Caller CALLER = new Caller(
            Caller.Kind.USER,
            "arn:aws:iam::123456789012:user/ann",
            "AIDAANN",
            "123456789012",
            "arn:aws:iam::123456789012:user/ann",
            "AKIAANN",
            Optional.empty());

    /** What was asked of the policy, in order. */
    private final List<String> asked = new ArrayList<>();

    private Optional<Failure> unauthenticated = Optional.empty();
    private Optional<Failure> unauthorized = Optional.empty();
    private int answered;

    private final Guard guard = new Guard() {
        @Override
        public Future<Caller> authenticate(Inbound request, String service) {
            return outcome(unauthenticated, CALLER);
        }

        @Override
        public Future<Void> authorize(
                Caller caller, Inbound request, String action, String resource, Map<String, List<String>> context) {
            asked.add(action + " " + resource);
            return outcome(unauthorized, CALLER).mapEmpty();
        }
    };

    private static <T> Future<T> outcome(Optional<Failure> failure, T otherwise) {
        return failure.<Future<T>>map(f -> Future.failedFuture(new Refusal(f, "detail")))
                .orElseGet(() -> Future.succeededFuture(otherwise));
    }

    private Door door(Call<Asked<DescribeUserPoolRequest>, DescribeUserPoolResponse> describe) {
        Proof<DescribeUserPoolRequest> signed =
                Proof.signed("cognito-idp:DescribeUserPool", input -> "pool/" + input.userPoolId());
        var pools = new ServiceTable(
                AwsService.COGNITO_IDP,
                List.of(
                        new Row<>("DescribeUserPool", signed, DescribeUserPoolRequest.class, describe),
                        new Row<>("SignUp", Proof.none(), SignUpRequest.class, this::signUp)),
                refusal -> AwsError.of(AwsService.COGNITO_IDP, "ResourceNotFoundException", refusal.detail()));
        var iam = new ServiceTable(
                AwsService.IAM,
                List.of(new Row<>("GetUser", Proof.signed("iam:GetUser"), GetUserRequest.class, this::getUser)),
                refusal -> AwsError.of(AwsService.IAM, "NoSuchEntityException", refusal.detail()));
        var lambda = new ServiceTable(
                AwsService.LAMBDA,
                List.of(new Row<>(
                        "GetFunction",
                        Proof.signed("lambda:GetFunction"),
                        GetFunctionRequest.class,
                        this::getFunction)),
                refusal -> AwsError.of(AwsService.LAMBDA, "ResourceNotFoundException", refusal.detail()));
        return new Door(guard, new Codec(Limits.STANDARD), List.of(pools, iam, lambda));
    }

    private Door door() {
        return door(ask -> {
            answered++;
            return Future.succeededFuture(DescribeUserPoolResponse.builder()
                    .userPool(p ->
                            p.id(ask.input().userPoolId()).name(ask.signer().arn()))
                    .build());
        });
    }

    private Future<SignUpResponse> signUp(Asked<SignUpRequest> ask) {
        answered++;
        return Future.succeededFuture(SignUpResponse.builder()
                .userSub("caller present: " + ask.caller().isPresent())
                .userConfirmed(false)
                .build());
    }

    private Future<GetUserResponse> getUser(Asked<GetUserRequest> ask) {
        answered++;
        return Future.succeededFuture(GetUserResponse.builder().build());
    }

    private Future<GetFunctionResponse> getFunction(Asked<GetFunctionRequest> ask) {
        answered++;
        return Future.succeededFuture(GetFunctionResponse.builder().build());
    }

    private static Inbound json(String operation, String body) {
        var headers = MultiMap.caseInsensitiveMultiMap()
                .add("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
                .add("Content-Type", "application/x-amz-json-1.1");
        return new Inbound("POST", "/", headers, Buffer.buffer(body), "127.0.0.1", true);
    }

    private static Inbound query(String action) {
        var headers = MultiMap.caseInsensitiveMultiMap().add("Content-Type", "application/x-www-form-urlencoded");
        var body = Buffer.buffer("Action=" + action + "&Version=2010-05-08");
        return new Inbound("POST", "/", headers, body, "127.0.0.1", true);
    }

    private static Inbound rest() {
        return new Inbound(
                "GET",
                "/2015-03-31/functions/f",
                MultiMap.caseInsensitiveMultiMap(),
                Buffer.buffer(),
                "127.0.0.1",
                true);
    }

    private Door iam(Row<GetUserRequest, GetUserResponse> row) {
        return new Door(
                guard,
                new Codec(Limits.STANDARD),
                List.of(new ServiceTable(
                        AwsService.IAM,
                        List.of(row),
                        refusal -> AwsError.of(AwsService.IAM, "NoSuchEntityException", refusal.detail()))));
    }

    private Door looking(Call<Asked<GetUserRequest>, Touched> look) {
        return iam(new Row<>("GetUser", Proof.looked("iam:GetUser", look), GetUserRequest.class, this::getUser));
    }

    @Test
    void what_a_look_finds_touched_is_what_the_policy_is_asked_about() {
        var door = looking(
                ask -> Future.succeededFuture(new Touched(List.of(ask.signer().arn(), "arn:of:another"), Map.of())));

        assertThat(door.answer(query("GetUser")).await().status()).isEqualTo(200);
        assertThat(asked).containsExactly("iam:GetUser " + CALLER.arn(), "iam:GetUser arn:of:another");
    }

    @Test
    void a_look_that_fails_or_finds_nothing_is_never_a_yes() {
        var failing = looking(ask -> Future.failedFuture(new Refusal(BusFailure.UNAVAILABLE, "gone")));
        var finding = looking(ask -> Future.succeededFuture(new Touched(List.of(), Map.of())));

        assertThat(failing.answer(query("GetUser")).await().status()).isEqualTo(503);
        assertThat(finding.answer(query("GetUser")).await().status()).isEqualTo(500);
        assertThat(answered).isZero();
    }

    @Test
    void nobody_looks_for_a_caller_without_proof() {
        unauthenticated = Optional.of(GatewayFailure.SIGNATURE_MISMATCH);
        var looked = new ArrayList<String>();

        looking(ask -> {
                    looked.add("looked");
                    return Future.succeededFuture(new Touched(List.of("*"), Map.of()));
                })
                .answer(query("GetUser"))
                .await();

        assertThat(looked).isEmpty();
        assertThat(answered).isZero();
    }

    private static final String POOL = "{\"UserPoolId\":\"us-east-1_abc\"}";

    @Test
    void a_call_that_proves_and_may_is_answered() {
        var answer = door().answer(json("DescribeUserPool", POOL)).await();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().toJsonObject().getJsonObject("UserPool").getString("Name"))
                .isEqualTo(CALLER.arn());
        assertThat(asked).containsExactly("cognito-idp:DescribeUserPool pool/us-east-1_abc");
    }

    @ParameterizedTest
    @CsvSource({
        "NO_CREDENTIAL,          400, MissingAuthenticationTokenException, 403, MissingAuthenticationToken, 403",
        "INCOMPLETE_SIGNATURE,   400, IncompleteSignatureException,        403, IncompleteSignature,        403",
        "SIGNATURE_MISMATCH,     400, InvalidSignatureException,           403, SignatureDoesNotMatch,      403",
        "SIGNATURE_EXPIRED,      400, InvalidSignatureException,           403, SignatureDoesNotMatch,      403",
        "WRONG_SCOPE,            400, InvalidSignatureException,           403, SignatureDoesNotMatch,      403",
        "INVALID_SESSION_TOKEN,  400, UnrecognizedClientException,         403, InvalidClientTokenId,       403",
        "REVOKED_CREDENTIAL,     400, UnrecognizedClientException,         403, InvalidClientTokenId,       403",
        "EXPIRED_SESSION_TOKEN,  400, ExpiredTokenException,               403, ExpiredToken,               403"
    })
    void a_call_without_proof_is_refused_in_its_protocols_words(
            GatewayFailure failure,
            int jsonStatus,
            String jsonCode,
            int queryStatus,
            String queryCode,
            int restStatus) {
        unauthenticated = Optional.of(failure);

        var jsonAnswer = door().answer(json("DescribeUserPool", POOL)).await();
        assertThat(jsonAnswer.status()).isEqualTo(jsonStatus);
        assertThat(jsonAnswer.body().toJsonObject().getString("__type")).isEqualTo(jsonCode);
        var queryAnswer = door().answer(query("GetUser")).await();
        assertThat(queryAnswer.status()).isEqualTo(queryStatus);
        assertThat(queryAnswer.body().toString()).contains("<Code>" + queryCode + "</Code>");
        var restAnswer = door().answer(rest()).await();
        assertThat(restAnswer.status()).isEqualTo(restStatus);
        assertThat(restAnswer.headers().get("x-amzn-ErrorType")).isEqualTo(jsonCode);
        assertThat(answered).isZero();
        assertThat(asked).isEmpty();
    }

    @Test
    void a_call_that_may_not_is_refused_before_it_is_answered() {
        unauthorized = Optional.of(PolicyFailure.DENIED);

        var answer = door().answer(json("DescribeUserPool", POOL)).await();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toJsonObject().getString("__type")).isEqualTo("AccessDeniedException");
        assertThat(answered).isZero();
    }

    @Test
    void why_policies_refused_is_written_under_the_request_id_and_told_to_nobody() {
        var log = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("sallyport.refusals");
        var written = new ListAppender<ILoggingEvent>();
        written.start();
        log.setLevel(Level.DEBUG);
        log.addAppender(written);
        var refusal = new Refusal(PolicyFailure.DENIED, "not ann").because(() -> "denied by secret-policy#0 (1:1)");

        var answer = door(_ -> Future.failedFuture(refusal))
                .answer(json("DescribeUserPool", POOL))
                .await();
        log.detachAppender(written);

        var id = answer.headers().get("x-amzn-RequestId");
        assertThat(answer.body().toString()).contains("not ann").doesNotContain("secret-policy");
        assertThat(written.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .contains("request " + id + " refused: not ann: denied by secret-policy#0 (1:1)");
    }

    @Test
    void what_could_not_be_found_out_is_503_and_not_a_yes() {
        unauthorized = Optional.of(BusFailure.UNAVAILABLE);

        assertThat(door().answer(json("DescribeUserPool", POOL)).await().status())
                .isEqualTo(503);
        assertThat(answered).isZero();
    }

    @Test
    void an_open_operation_needs_no_signature() {
        unauthenticated = Optional.of(GatewayFailure.NO_CREDENTIAL);
        var body = "{\"ClientId\":\"abc\",\"Username\":\"ann\",\"Password\":\"Correct-horse-7\"}";

        var answer = door().answer(json("SignUp", body)).await();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().toJsonObject().getString("UserSub")).isEqualTo("caller present: false");
    }

    @Test
    void what_is_not_built_is_guarded_like_what_is() {
        unauthenticated = Optional.of(GatewayFailure.NO_CREDENTIAL);
        assertType(door().answer(json("DeleteUserPool", POOL)), "MissingAuthenticationTokenException");
        unauthenticated = Optional.empty();
        unauthorized = Optional.of(PolicyFailure.DENIED);
        assertType(door().answer(json("DeleteUserPool", POOL)), "AccessDeniedException");
        unauthorized = Optional.empty();
        assertType(door().answer(json("DeleteUserPool", POOL)), "UnknownOperationException");

        assertThat(asked).containsOnly("cognito-idp:DeleteUserPool *");
    }

    @Test
    void a_name_that_the_model_does_not_have_is_refused_before_anybody_is_asked() {
        assertType(door().answer(json("MakeCoffee", "{}")), "UnknownOperationException");
        assertThat(asked).isEmpty();
    }

    @Test
    void a_service_of_another_room_is_nowhere_here() {
        var headers = MultiMap.caseInsensitiveMultiMap().add("X-Amz-Target", "CertificateManager.ListCertificates");
        var request = new Inbound("POST", "/", headers, Buffer.buffer("{}"), "127.0.0.1", true);

        assertThat(door().answer(request).await().status()).isEqualTo(404);
    }

    @Test
    void a_member_out_of_its_bounds_is_refused_after_who_asks_and_before_the_policy() {
        var answer = door().answer(json("DescribeUserPool", "{\"UserPoolId\":\"" + "x".repeat(56) + "\"}"));

        assertType(answer, "InvalidParameterException");
        assertThat(answer.await().body().toString()).contains("userPoolId");
        assertThat(asked).isEmpty();
        assertThat(answered).isZero();
    }

    @Test
    void what_is_no_json_is_refused() {
        assertType(door().answer(json("DescribeUserPool", "{\"UserPoolId\":")), "SerializationException");
    }

    @Test
    void a_refusal_of_the_room_is_worded_by_the_room() {
        var answer = door(ask -> Future.failedFuture(new Refusal(TokenFailure.POOL_NOT_FOUND, "no such pool")))
                .answer(json("DescribeUserPool", POOL));

        assertType(answer, "ResourceNotFoundException");
        assertThat(answer.await().body().toJsonObject().getString("message")).isEqualTo("no such pool");
    }

    @Test
    void a_bug_is_told_to_nobody() {
        var failed = door(ask -> Future.failedFuture(new IllegalStateException("innards")))
                .answer(json("DescribeUserPool", POOL))
                .await();
        var thrown = door(ask -> {
                    throw new IllegalStateException("innards");
                })
                .answer(json("DescribeUserPool", POOL))
                .await();

        for (Outbound answer : List.of(failed, thrown)) {
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body().toString()).doesNotContain("innards");
        }
    }

    private static void assertType(Future<Outbound> answer, String type) {
        assertThat(answer.await().body().toJsonObject().getString("__type")).isEqualTo(type);
    }
}
