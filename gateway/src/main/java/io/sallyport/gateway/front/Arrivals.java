package io.sallyport.gateway.front;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.auth.Asking;
import io.sallyport.gateway.auth.Witness;
import io.sallyport.gateway.core.Body;
import io.sallyport.gateway.core.Headers;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Query;
import io.sallyport.gateway.core.RequestPath;
import io.sallyport.gateway.core.Visit;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.http.Inbound;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Makes of what came from the wire a visit to a route: within its limits, its path beyond doubt. */
record Arrivals(Deployment deployment, InstantSource clock) {
    private static final int MOST_BODY = 10 * 1024 * 1024;
    private static final int MOST_HEADERS = 10_240;

    /** @throws Refusal when there is no such route, or the request is not one that could be judged */
    Asking read(StagePath stage, Inbound http, Visit.Ids ids, Witness witness) {
        var api = stage.api();
        var path = RequestPath.parse(stage.rest());
        var headers = headers(http);
        if (http.body().length() > MOST_BODY) {
            throw new Refusal(GatewayFailure.TOO_LARGE, "Request Too Long");
        }
        var match = api.match(http.method(), path).orElseThrow(Arrivals::noRoute);
        var definition = api.definition();
        var visit = new Visit(
                definition,
                match.route(),
                match.pathParameters(),
                http.method(),
                path,
                fullPath(definition.stage(), stage),
                Query.parse(http.rawQuery()),
                headers,
                Body.of(http.body().getBytes()),
                new Visit.Origin(http.host(), http.peer(), "HTTP/1.1", http.secure()),
                new Visit.Home(deployment.accountId(), deployment.region()),
                ids,
                clock.instant());
        return new Asking(visit, api, http, witness);
    }

    private static Refusal noRoute() {
        return new Refusal(GatewayFailure.NO_ROUTE, "no such path and method");
    }

    private static String fullPath(String stage, StagePath path) {
        var rest = path.rest().isEmpty() ? "/" : path.rest();
        return stage.equals("$default") && path.api().definition().kind() == Kind.HTTP ? rest : "/" + stage + rest;
    }

    /** @throws Refusal {@link GatewayFailure#TOO_LARGE} when all lines together are longer than 10,240 bytes */
    private static Headers headers(Inbound http) {
        List<Headers.Line> lines = new ArrayList<>(http.headers().size());
        int bytes = 0;
        for (var header : http.headers()) {
            bytes += header.getKey().length() + header.getValue().length();
            lines.add(new Headers.Line(header.getKey(), header.getValue()));
        }
        if (bytes > MOST_HEADERS) {
            throw new Refusal(GatewayFailure.TOO_LARGE, "Request Too Long");
        }
        return Headers.of(lines);
    }
}
