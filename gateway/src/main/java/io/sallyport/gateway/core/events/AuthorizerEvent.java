package io.sallyport.gateway.core.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.RequestFact;
import io.sallyport.gateway.core.Visit;
import io.sallyport.gateway.core.Who;
import java.util.List;

/** The events of functions that decide who may come in. */
public final class AuthorizerEvent {
    private static final Who NOBODY = new Who.Nobody();

    private AuthorizerEvent() {}

    /** Exactly three members. */
    public static ObjectNode token(Visit visit, String token) {
        return Nodes.object().put("type", "TOKEN").put("methodArn", visit.arn()).put("authorizationToken", token);
    }

    /** REST APIs, and HTTP APIs that ask for format 1.0. */
    public static ObjectNode v1(Visit visit, List<String> identity) {
        var event = Nodes.object();
        if (visit.api().kind() == Kind.HTTP) {
            event.put("version", "1.0")
                    .put("identitySource", String.join(",", identity))
                    .put("authorizationToken", String.join(",", identity));
        }
        event.put("type", "REQUEST")
                .put("methodArn", visit.arn())
                .put("resource", visit.route().path())
                .put("path", ProxyEvent.shownPath(visit))
                .put("httpMethod", visit.method());
        ProxyEvent.parametersV1(event, visit);
        // authorizers are given empty objects where integrations are given null
        List.of("queryStringParameters", "multiValueQueryStringParameters", "pathParameters", "stageVariables")
                .forEach(name -> emptyForNull(event, name));
        event.set("requestContext", ContextV1.of(visit, NOBODY));
        return event;
    }

    private static void emptyForNull(ObjectNode event, String name) {
        if (event.path(name).isNull()) {
            event.putObject(name);
        }
    }

    /** Format 2.0 of HTTP APIs. */
    public static ObjectNode v2(Visit visit, List<String> identity) {
        var event = Nodes.object().put("version", "2.0").put("type", "REQUEST").put("routeArn", visit.arn());
        var sources = event.putArray("identitySource");
        identity.forEach(sources::add);
        event.put("routeKey", RequestFact.routeKey(visit.route()))
                .put("rawPath", visit.fullPath())
                .put("rawQueryString", visit.query().raw());
        ProxyEvent.parametersV2(event, visit);
        event.set("requestContext", ContextV2.of(visit, NOBODY));
        return event;
    }
}
