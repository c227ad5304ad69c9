package io.sallyport.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.definition.AuthorizerDefinition;
import io.sallyport.gateway.definition.Definition;
import io.sallyport.gateway.definition.HttpDefinition;
import io.sallyport.gateway.definition.RestDefinition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real documents are imported whole, or refused with a reason that somebody can act on. */
@Tag("vectors")
class CorpusTest {
    private static final Set<String> METHODS =
            Set.of("get", "head", "post", "put", "patch", "delete", "options", "x-amazon-apigateway-any-method");
    /**
     * What the real service refuses too: values that were lost when the corpus's makers replaced functions of CloudFormation by literals,
     * and one extension that is not known.
     */
    private static final Pattern REASONS = Pattern.compile(String.join(
            "|",
            ".*does not name a function; expected.*",
            ".*is not the ARN of a user pool",
            ".*response parameters are headers with 'quoted' values.*",
            ".*Invalid policy document.*",
            ".*security: a list is expected",
            ".*the payload format version is 1.0 or 2.0, not ''",
            ".*a valid greedy path variable.*",
            ".*openIdConnectUrl is not built yet.*",
            ".*a route needs x-amazon-apigateway-integration"));

    @Test
    void every_document_is_imported_whole_or_refused_with_a_reason() {
        var refused = new ArrayList<String>();
        int imported = 0;
        for (Path file : Documented.corpus()) {
            try {
                imported += whole(file) ? 1 : 0;
            } catch (Refusal e) {
                refused.add(file.getFileName() + ": " + e.detail());
            }
        }
        assertThat(refused).allSatisfy(text -> assertThat(text).matches(REASONS));
        System.out.println("OpenAPI corpus: " + imported + " of " + (imported + refused.size()) + " imported");
        assertThat(imported).as("imported, of %s", imported + refused.size()).isGreaterThanOrEqualTo(150);
    }

    private static boolean whole(Path file) {
        var bytes = Documented.text(file).getBytes(StandardCharsets.UTF_8);
        var document = Documents.read(bytes);
        var definition = kind(document) == Kind.HTTP
                ? Documented.openApi().http(bytes).definition()
                : Documented.openApi().rest(bytes).definition();
        assertThat(operations(definition)).as(file.toString()).isEqualTo(operations(document));
        assertThat(definition.authorizers().values().stream().map(AuthorizerDefinition::name))
                .as(file.toString())
                .containsExactlyInAnyOrderElementsOf(authorizers(document));
        return true;
    }

    /** What only HTTP APIs say. */
    private static Kind kind(JsonNode document) {
        var text = document.toString();
        return text.contains("\"payloadFormatVersion\":\"2.0\"")
                        || text.contains("jwtConfiguration")
                        || text.contains("$request.")
                ? Kind.HTTP
                : Kind.REST;
    }

    private static Set<String> operations(Definition definition) {
        return switch (definition) {
            case RestDefinition rest ->
                rest.resources().values().stream()
                        .flatMap(r -> r.methods().keySet().stream().map(m -> m + " " + r.path()))
                        .collect(Collectors.toCollection(TreeSet::new));
            case HttpDefinition http ->
                http.routes().values().stream()
                        .map(route -> route.key().equals("$default") ? "ANY /$default" : route.key())
                        .map(CorpusTest::withoutSlash)
                        .collect(Collectors.toCollection(TreeSet::new));
        };
    }

    private static Set<String> operations(JsonNode document) {
        var all = new TreeSet<String>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(member -> {
                    if (METHODS.contains(member.getKey())) {
                        var method = member.getKey().startsWith("x-")
                                ? "ANY"
                                : member.getKey().toUpperCase(Locale.ROOT);
                        all.add(withoutSlash(method + " " + path.getKey()));
                    }
                }));
        return all;
    }

    private static String withoutSlash(String key) {
        return key.endsWith("/") && !key.endsWith(" /") ? key.substring(0, key.length() - 1) : key;
    }

    private static List<String> authorizers(JsonNode document) {
        var three = document.path("components").path("securitySchemes");
        var schemes = three.isMissingNode() ? document.path("securityDefinitions") : three;
        return schemes.properties().stream()
                .filter(scheme -> scheme.getValue().has("x-amazon-apigateway-authorizer"))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }
}
