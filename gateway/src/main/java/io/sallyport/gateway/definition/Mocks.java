package io.sallyport.gateway.definition;

import io.sallyport.gateway.core.IntegrationSpec;
import io.sallyport.gateway.definition.RestDefinition.Integration;
import io.sallyport.gateway.definition.RestDefinition.IntegrationResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A mock whose templates are static has one answer, which is found once. Templates that compute are refused.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html">API Gateway Developer Guide,
 *     "Mock integrations"</a>
 */
public final class Mocks {
    private static final String JSON = "application/json";
    private static final String HEADER = "method.response.header.";
    private static final Pattern STATUS = Pattern.compile("[\"']?statusCode[\"']?\\s*:\\s*[\"']?(\\d{3})\\b");

    private Mocks() {}

    static IntegrationSpec spec(Integration mock, String where) {
        var response = chosen(mock, status(mock, where), where);
        return new IntegrationSpec.Mock(
                code(response.statusCode(), where), headers(response, where), body(response, where));
    }

    private static String status(Integration mock, String where) {
        var template = literal(Optional.ofNullable(mock.templates().get(JSON)).orElse(""), where);
        var found = STATUS.matcher(template);
        Broken.unless(
                found.find(), where + ": a mock needs the request template {\"statusCode\": <number>} for " + JSON);
        return found.group(1);
    }

    /** The answer whose pattern matches; else the one without a pattern. */
    private static IntegrationResponse chosen(Integration mock, String status, String where) {
        return mock.responses().values().stream()
                .filter(response -> !response.pattern().isEmpty() && matches(response.pattern(), status, where))
                .findFirst()
                .or(() -> mock.responses().values().stream()
                        .filter(response -> response.pattern().isEmpty())
                        .findFirst())
                .orElseThrow(() -> Broken.because(
                        where + ": a mock needs an integration response that status " + status + " chooses"));
    }

    private static boolean matches(String pattern, String status, String where) {
        try {
            return Pattern.matches(pattern, status);
        } catch (PatternSyntaxException e) {
            throw Broken.because(where + ": '" + pattern + "' is no selection pattern: " + e.getDescription());
        }
    }

    private static int code(String status, String where) {
        Broken.unless(status.matches("[2-5]\\d\\d"), where + ": '" + status + "' is no status code of an answer");
        return Integer.parseInt(status);
    }

    private static Map<String, String> headers(IntegrationResponse response, String where) {
        var headers = new LinkedHashMap<String, String>();
        response.parameters().forEach((target, value) -> {
            Broken.unless(
                    target.startsWith(HEADER) && value.matches("'[^'\\r\\n]*'"),
                    where + ": a mock's response parameters are headers with 'quoted' values, not " + target + ": "
                            + value);
            headers.put(target.substring(HEADER.length()), value.substring(1, value.length() - 1));
        });
        return headers;
    }

    private static String body(IntegrationResponse response, String where) {
        return literal(Optional.ofNullable(response.templates().get(JSON)).orElse(""), where);
    }

    /** @return whether a mapping template has variables or directives */
    public static boolean computes(String template) {
        return template.contains("$") || template.contains("#");
    }

    private static String literal(String template, String where) {
        Broken.unless(
                !computes(template),
                where + ": mapping templates with variables or directives are not built yet, only static ones");
        return template;
    }
}
