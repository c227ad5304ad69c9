package io.sallyport.contracts;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What identity-exchange answers over the bus; clients reach it by its AWS services. */
public final class ExchangeContract {
    public static final Operation<WantServiceSession, ServiceSession> SERVICE_SESSION = new Operation<>(
            RoomName.IDENTITY_EXCHANGE,
            "exchange.service-session.v1",
            WantServiceSession.class,
            ServiceSession.class,
            Duration.ofSeconds(2),
            Set.of(RoomName.GATEWAY, RoomName.FUNCTIONS));

    public static final List<Operation<?, ?>> ALL = List.of(SERVICE_SESSION);

    private ExchangeContract() {}

    /**
     * A session of a role that trusts one of the product's services: a function's execution role.
     *
     * @param service in trust-policy words: {@code lambda.amazonaws.com}
     */
    public record WantServiceSession(String roleArn, String sessionName, String service, long durationSeconds) {}

    /** @param secretAccessKey sealed for the asking room, purpose {@code session-secret/<accessKeyId>} */
    public record ServiceSession(
            String accessKeyId, Sealed secretAccessKey, String sessionToken, long expiresAtMillis) {}
}
