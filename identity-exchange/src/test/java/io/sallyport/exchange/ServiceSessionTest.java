package io.sallyport.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.ExchangeContract;
import io.sallyport.contracts.ExchangeContract.ServiceSession;
import io.sallyport.contracts.ExchangeContract.WantServiceSession;
import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Failure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.runtime.keys.Sealer;
import io.vertx.core.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceSessionTest {
    private static final String LAMBDA = "lambda.amazonaws.com";

    private House house;

    @BeforeAll
    void open() {
        house = new House();
        house.ledger.role("execution", trusts("\"Service\":\"lambda.amazonaws.com\""));
        house.ledger.role("somebodys", trusts("\"AWS\":\"123456789012\""));
    }

    private static String trusts(String principal) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{" + principal
                + "},\"Action\":\"sts:AssumeRole\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":"
                + "\"123456789012\"}}}}";
    }

    @AfterAll
    void close() {
        house.close();
    }

    private Future<ServiceSession> ask(RoomName asker, String role, String name, String service, long seconds) {
        return house.bus
                .as(asker)
                .client(ExchangeContract.SERVICE_SESSION)
                .with(new WantServiceSession(Ledger.roleArn(role), name, service, seconds));
    }

    @Test
    void a_function_gets_a_session_of_its_execution_role() {
        var session = ask(RoomName.FUNCTIONS, "execution", "inventory", LAMBDA, 43_200)
                .await();
        var secret = house.bus
                .as(RoomName.FUNCTIONS)
                .open(RoomName.IDENTITY_EXCHANGE, session.secretAccessKey(), "session-secret/" + session.accessKeyId());

        var who = house.sts(
                        AwsSessionCredentials.create(session.accessKeyId(), secret.reveal(), session.sessionToken()))
                .getCallerIdentity();

        assertThat(who.arn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/execution/inventory");
    }

    @Test
    void the_secret_opens_for_its_own_purpose_only() {
        var session =
                ask(RoomName.FUNCTIONS, "execution", "inventory", LAMBDA, 900).await();

        assertThatExceptionOfType(Sealer.NotOpened.class)
                .isThrownBy(() -> house.bus
                        .as(RoomName.FUNCTIONS)
                        .open(RoomName.IDENTITY_EXCHANGE, session.secretAccessKey(), "session-secret/ASIAOTHER"));
    }

    @Test
    void a_role_that_does_not_trust_the_service_is_not_handed_out() {
        refused(ExchangeFailure.NOT_TRUSTED, ask(RoomName.FUNCTIONS, "somebodys", "inventory", LAMBDA, 900));
        refused(ExchangeFailure.NO_SUCH_ROLE, ask(RoomName.FUNCTIONS, "nowhere", "inventory", LAMBDA, 900));
    }

    @Test
    void a_room_speaks_for_its_own_service_only() {
        refused(ExchangeFailure.NOT_TRUSTED, ask(RoomName.GATEWAY, "execution", "inventory", LAMBDA, 900));
    }

    @Test
    void names_and_lives_have_bounds() {
        refused(ExchangeFailure.INVALID_PARAMETER, ask(RoomName.FUNCTIONS, "execution", "a b", LAMBDA, 900));
        refused(ExchangeFailure.INVALID_PARAMETER, ask(RoomName.FUNCTIONS, "execution", "inventory", LAMBDA, 899));
        refused(ExchangeFailure.INVALID_PARAMETER, ask(RoomName.FUNCTIONS, "execution", "inventory", LAMBDA, 43_201));
    }

    private static void refused(Failure failure, Future<?> answer) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(answer::await)
                .extracting(Refusal::failure)
                .isEqualTo(failure);
    }
}
