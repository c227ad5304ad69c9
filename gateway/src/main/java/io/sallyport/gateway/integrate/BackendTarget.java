package io.sallyport.gateway.integrate;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.core.Headers;
import io.sallyport.gateway.core.IntegrationSpec;
import io.sallyport.gateway.core.Visit;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request goes, and with what, once its parameters are mapped. What a caller sent is percent-encoded anew: it can fill the
 * place it was given and no other.
 *
 * @param uri     path and query
 * @param headers set by the mapping, besides those passed on
 */
record BackendTarget(boolean tls, String host, int port, String uri, List<Headers.Line> headers) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{stageVariables\\.([A-Za-z0-9_]+)}");
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}+/]+)\\+?}");
    private static final String INTO = "integration.request.";
    private static final String UNRESERVED = "-._~";
    /** Slashes that were looked at before the verdict go on being slashes; those of any other source are text. */
    private static final String PATH = "method.request.path.";

    /** @throws Refusal {@link GatewayFailure#API_MISCONFIGURED} when the definition leads nowhere */
    static BackendTarget of(Visit visit, IntegrationSpec.Http spec) {
        var path = new HashMap<String, String>();
        visit.pathParameters().forEach((name, value) -> path.put(name, encode(value, true)));
        List<String> query = new ArrayList<>();
        List<Headers.Line> headers = new ArrayList<>();
        if (!visit.query().raw().isEmpty()) {
            query.add(visit.query().raw());
        }
        spec.parameters().forEach((into, from) -> {
            var name = into.substring(into.lastIndexOf('.') + 1);
            ParameterSource.value(from, visit).ifPresent(value -> {
                switch (into.substring(0, into.length() - name.length())) {
                    case INTO + "path." -> path.put(name, encode(value, from.startsWith(PATH)));
                    case INTO + "querystring." -> query.add(encode(name, false) + "=" + encode(value, false));
                    case INTO + "header." -> headers.add(new Headers.Line(name, ParameterSource.plain(value)));
                    default -> throw misconfigured("a parameter cannot be mapped to " + into);
                }
            });
        });
        return target(filled(spec.uri(), visit, path), query, headers);
    }

    private static URI filled(String template, Visit visit, Map<String, String> path) {
        var stage = VARIABLE.matcher(template)
                .replaceAll(m ->
                        Matcher.quoteReplacement(visit.api().stageVariables().getOrDefault(m.group(1), "")));
        int authorityEnd = stage.indexOf('/', stage.indexOf("://") + 3);
        int split = authorityEnd < 0 ? stage.length() : authorityEnd;
        var rest = PARAMETER.matcher(stage.substring(split)).replaceAll(m -> {
            var value = path.get(m.group(1));
            if (value == null) {
                throw misconfigured("the integration needs the path parameter " + m.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
        return uri(stage.substring(0, split) + rest);
    }

    private static URI uri(String text) {
        try {
            var uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw misconfigured("the integration's URI is no http or https URL with a fixed host");
    }

    private static BackendTarget target(URI uri, List<String> query, List<Headers.Line> headers) {
        boolean tls = uri.getScheme().equals("https");
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var all = new ArrayList<String>();
        if (uri.getRawQuery() != null) {
            all.add(uri.getRawQuery());
        }
        all.addAll(query);
        refuseDots(path);
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        var text = all.isEmpty() ? path : path + "?" + String.join("&", all);
        return new BackendTarget(tls, uri.getHost(), port, text, headers);
    }

    /** A backend would leave the place that a mapped value was given. */
    private static void refuseDots(String path) {
        if (List.of(path.split("/", -1)).stream().anyMatch(step -> step.equals(".") || step.equals(".."))) {
            throw new Refusal(GatewayFailure.BAD_REQUEST, "Bad Request");
        }
    }

    /** @param slashes whether a slash stays one, as in a greedy parameter */
    private static String encode(String text, boolean slashes) {
        var out = new StringBuilder(text.length() + 16);
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            if (plain || (slashes && c == '/')) {
                out.append(c);
            } else {
                out.append('%').append("%02X".formatted((int) c));
            }
        }
        return out.toString();
    }

    static Refusal misconfigured(String why) {
        return new Refusal(GatewayFailure.API_MISCONFIGURED, why);
    }
}
