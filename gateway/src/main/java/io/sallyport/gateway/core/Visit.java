package io.sallyport.gateway.core;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request to one route of a deployed API.
 *
 * @param api            the stage that was addressed
 * @param route          the route that was found
 * @param pathParameters decoded, by name
 * @param method         as sent, upper case
 * @param path           below the stage
 * @param fullPath       as sent, stage included
 * @param home           whose deployment this is
 * @param ids            how this request is called in logs and answers
 */
public record Visit(
        PublishedApi api,
        Route route,
        Map<String, String> pathParameters,
        String method,
        RequestPath path,
        String fullPath,
        Query query,
        Headers headers,
        Body body,
        Origin origin,
        Home home,
        Ids ids,
        Instant at) {

    /**
     * Where it came from.
     *
     * @param host   asked for, lower case, without port
     * @param peer   the address that connected, or that a trusted proxy named
     * @param secure whether it came over TLS
     */
    public record Origin(String host, String peer, String protocol, boolean secure) {}

    /** The deployment's one account and one region. */
    public record Home(String accountId, String region) {}

    /**
     * @param request  a UUID
     * @param extended the {@code x-amz-apigw-id}
     */
    public record Ids(String request, String extended) {
        /** @return the one that answers of such an API are found by in logs */
        public String of(PublishedApi.Kind kind) {
            return switch (kind) {
                case REST -> request;
                case HTTP -> extended;
            };
        }
    }

    /** @return the ARN that has to be allowed */
    public String arn() {
        return arn(path.read());
    }

    /** @return ARNs of other spellings of the same path; none of them may be denied */
    public List<String> otherArns() {
        return path.otherSpellings().stream().map(this::arn).toList();
    }

    private String arn(String spelled) {
        return apiArn() + "/" + api.stage() + "/" + method + spelled;
    }

    /** {@code arn:aws:execute-api:<region>:<account>:<apiId>} */
    public String apiArn() {
        return "arn:aws:execute-api:" + home.region() + ":" + home.accountId() + ":" + api.apiId();
    }

    public Optional<String> userAgent() {
        return headers.joined("user-agent");
    }

    /** The same as those after us see it: without the credentials that were meant for us. */
    public Visit passedOn(Headers shown) {
        return new Visit(
                api,
                route,
                pathParameters,
                method,
                path,
                fullPath,
                query.withoutCredentials(),
                shown,
                body,
                origin,
                home,
                ids,
                at);
    }
}
