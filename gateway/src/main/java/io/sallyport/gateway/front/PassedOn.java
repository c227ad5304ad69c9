package io.sallyport.gateway.front;

import io.sallyport.gateway.core.Headers;
import io.sallyport.gateway.core.Route.Access;
import io.sallyport.gateway.core.Visit;
import java.util.Locale;
import java.util.Set;

/** A request as functions and backends may see it: without what proves the caller to us, with where it came from. */
final class PassedOn {
    private static final Set<String> OURS = Set.of("sallyport-peer");
    private static final Set<String> CREDENTIALS = Set.of("x-amz-security-token");

    private PassedOn() {}

    static Visit of(Visit visit) {
        boolean signed = visit.route().access() instanceof Access.Iam;
        var kept = visit.headers().lines().stream()
                .filter(line -> !dropped(line, signed))
                .toList();
        return visit.passedOn(forwarded(visit, Headers.of(kept)));
    }

    /** A SigV4 Authorization is dropped wherever it came; what else somebody calls Authorization is the backend's. */
    private static boolean dropped(Headers.Line line, boolean signed) {
        var name = line.name().toLowerCase(Locale.ROOT);
        boolean sigv4 =
                name.equals("authorization") && line.value().stripLeading().startsWith("AWS4-");
        return sigv4 || OURS.contains(name) || (signed && CREDENTIALS.contains(name));
    }

    private static Headers forwarded(Visit visit, Headers headers) {
        var scheme = visit.origin().secure() ? "https" : "http";
        var before = headers.joined("x-forwarded-for").map(text -> text + ", ").orElse("");
        return headers.with("X-Forwarded-For", before + visit.origin().peer())
                .with("X-Forwarded-Port", port(headers, visit.origin().secure()))
                .with("X-Forwarded-Proto", scheme);
    }

    private static String port(Headers headers, boolean secure) {
        var port = headers.only("host")
                .map(host -> host.substring(host.lastIndexOf(':') + 1))
                .orElse("");
        return port.matches("\\d{1,5}") ? port : secure ? "443" : "80";
    }
}
