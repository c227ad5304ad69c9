package io.sallyport.gateway.core;

import java.util.List;

/**
 * One method on one path.
 *
 * @param method      upper case, or {@code ANY}
 * @param path        template: {@code /pets/{id}}, {@code /files/{proxy+}}; {@code $default} for an HTTP API's catch-all
 * @param resourceId  of a REST API; the route id of an HTTP API
 * @param access      who may call
 * @param integration what answers
 */
public record Route(String method, String path, String resourceId, Access access, IntegrationSpec integration) {

    /** Who may call a route. */
    public sealed interface Access {
        /** Anybody. */
        record Open() implements Access {}

        /** Whoever signs with credentials whose policies allow {@code execute-api:Invoke} on the route's ARN. */
        record Iam() implements Access {}

        /**
         * Nobody: a guard is demanded that is not built, so nobody could pass it.
         *
         * @param missing for example {@code API keys are not built yet}
         */
        record Closed(String missing) implements Access {}

        /**
         * Whoever an authorizer lets in.
         *
         * @param authorizerId key of {@link PublishedApi#authorizers}
         * @param scopes       at least one of which an access token must carry; empty for none
         */
        record Authorized(String authorizerId, List<String> scopes) implements Access {}
    }
}
