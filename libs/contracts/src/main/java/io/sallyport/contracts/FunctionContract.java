package io.sallyport.contracts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What functions answers: the gateway's integrations and authorizers, and token-service's triggers. */
public final class FunctionContract {
    /** A function may run 900 s; callers with less patience give their own deadline. */
    public static final Operation<Invoke, Invoked> INVOKE = new Operation<>(
            RoomName.FUNCTIONS,
            "functions.invoke.v1",
            Invoke.class,
            Invoked.class,
            Duration.ofSeconds(905),
            Set.of(RoomName.GATEWAY, RoomName.TOKEN_SERVICE));

    public static final List<Operation<?, ?>> ALL = List.of(INVOKE);

    private FunctionContract() {}

    /**
     * A synchronous invocation by one of the product's own services. The function's resource policy must let it.
     *
     * @param functionArn   with or without a qualifier
     * @param service       who asks, in policy words: {@code apigateway.amazonaws.com}
     * @param sourceArn     on whose behalf; the policy's {@code aws:SourceArn}
     * @param sourceAccount the account of {@code sourceArn}
     * @param payload       the event as JSON text, at most 6 MB in UTF-8
     */
    public record Invoke(String functionArn, String service, String sourceArn, String sourceAccount, String payload) {}

    /**
     * @param functionError {@code Unhandled} when the function failed; the payload then describes the error
     * @param payload       what the function returned, as JSON text
     */
    public record Invoked(Optional<String> functionError, String executedVersion, String payload) {}
}
