package io.sallyport.gateway.core.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.RequestFact;
import io.sallyport.gateway.core.Visit;
import io.sallyport.gateway.core.Who;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The event of a function that answers a whole request. */
public final class ProxyEvent {
    private ProxyEvent() {}

    /** Format 1.0: REST APIs, and HTTP APIs that ask for it. */
    public static ObjectNode v1(Visit visit, Who who) {
        var event = Nodes.object();
        if (visit.api().kind() == Kind.HTTP) {
            event.put("version", "1.0");
        }
        event.put("resource", visit.route().path())
                .put("path", shownPath(visit))
                .put("httpMethod", visit.method());
        parametersV1(event, visit);
        event.set("requestContext", ContextV1.of(visit, who));
        bodyV1(event, visit);
        return event;
    }

    /** Headers, query, path parameters and stage variables; what is empty is null. */
    static void parametersV1(ObjectNode event, Visit visit) {
        var headers = visit.headers().byName();
        event.set("headers", Nodes.lasts(headers));
        event.set("multiValueHeaders", Nodes.lists(headers));
        Nodes.orNull(event, "queryStringParameters", Nodes.lasts(visit.query().byName()));
        Nodes.orNull(
                event,
                "multiValueQueryStringParameters",
                Nodes.lists(visit.query().byName()));
        Nodes.orNull(event, "pathParameters", Nodes.texts(visit.pathParameters()));
        Nodes.orNull(event, "stageVariables", Nodes.texts(visit.api().stageVariables()));
    }

    /** A REST API's path is told without its stage, an HTTP API's with it. */
    static String shownPath(Visit visit) {
        return switch (visit.api().kind()) {
            case REST -> visit.path().sent();
            case HTTP -> visit.fullPath();
        };
    }

    private static void bodyV1(ObjectNode event, Visit visit) {
        if (visit.body().isEmpty()) {
            event.putNull("body").put("isBase64Encoded", false);
            return;
        }
        body(event, visit);
    }

    /** Format 2.0 of HTTP APIs. */
    public static ObjectNode v2(Visit visit, Who who) {
        var event = Nodes.object()
                .put("version", "2.0")
                .put("routeKey", RequestFact.routeKey(visit.route()))
                .put("rawPath", visit.fullPath())
                .put("rawQueryString", visit.query().raw());
        parametersV2(event, visit);
        event.set("requestContext", ContextV2.of(visit, who));
        if (visit.body().isEmpty()) {
            event.put("isBase64Encoded", false);
        } else {
            body(event, visit);
        }
        return event;
    }

    /** Cookies, headers, query, path parameters and stage variables; what is empty is left out. */
    static void parametersV2(ObjectNode event, Visit visit) {
        var cookies = cookies(visit);
        if (!cookies.isEmpty()) {
            var list = event.putArray("cookies");
            cookies.forEach(list::add);
        }
        event.set("headers", Nodes.texts(visit.headers().joinedByName()));
        unlessEmpty(event, "queryStringParameters", Nodes.joined(visit.query().byName()));
        unlessEmpty(event, "pathParameters", Nodes.texts(visit.pathParameters()));
        unlessEmpty(event, "stageVariables", Nodes.texts(visit.api().stageVariables()));
    }

    private static List<String> cookies(Visit visit) {
        return visit.headers().all("cookie").stream()
                .flatMap(line -> List.of(line.split(";\\s*", -1)).stream())
                .filter(cookie -> !cookie.isEmpty())
                .toList();
    }

    private static void unlessEmpty(ObjectNode event, String name, ObjectNode value) {
        if (!value.isEmpty()) {
            event.set(name, value);
        }
    }

    private static void body(ObjectNode event, Visit visit) {
        var text = isText(visit) ? visit.body().text() : Optional.<String>empty();
        event.put("body", text.orElseGet(visit.body()::base64)).put("isBase64Encoded", text.isEmpty());
    }

    /** HTTP APIs go by the content type; REST APIs take everything for text. What is no UTF-8 is told as base64 by both. */
    private static boolean isText(Visit visit) {
        return visit.api().kind() == Kind.REST
                || visit.headers()
                        .joined("content-type")
                        .map(ProxyEvent::isTextType)
                        .orElse(false);
    }

    private static boolean isTextType(String contentType) {
        var type = contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        return type.startsWith("text/")
                || type.endsWith("+json")
                || type.endsWith("+xml")
                || List.of("application/json", "application/javascript", "application/xml")
                        .contains(type);
    }
}
