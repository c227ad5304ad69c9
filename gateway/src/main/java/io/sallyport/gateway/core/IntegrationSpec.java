package io.sallyport.gateway.core;

import java.util.Map;

/** What answers a route once its caller is let in. */
public sealed interface IntegrationSpec {
    /**
     * A function that is given the whole request ({@code AWS_PROXY}).
     *
     * @param payload   event and answer format
     */
    record Function(String functionArn, AuthorizerSpec.Payload payload, int timeoutMillis) implements IntegrationSpec {}

    /**
     * A backend that is given the request as it came ({@code HTTP_PROXY}).
     *
     * @param method     upper case, or {@code ANY} for the caller's own
     * @param uri        absolute, may hold {@code {name}} and {@code ${stageVariables.name}}
     * @param parameters {@code integration.request.path.id -> method.request.path.id} and the like
     */
    record Http(String method, String uri, Map<String, String> parameters, int timeoutMillis)
            implements IntegrationSpec {}

    /**
     * What its owner wrote and is not built: callers who are let in are told so, and nothing else happens.
     *
     * @param missing for example {@code integrations of type AWS are not built yet}
     */
    record Unbuilt(String missing) implements IntegrationSpec {}

    /** A fixed answer ({@code MOCK}): status, headers and body of the default response. */
    record Mock(int status, Map<String, String> headers, String body) implements IntegrationSpec {}
}
