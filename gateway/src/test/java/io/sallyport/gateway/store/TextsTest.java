package io.sallyport.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Route;
import io.sallyport.gateway.definition.Publishing;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Definitions that another version wrote. */
class TextsTest {
    private static final String FACTS = """
            {"name":"pets","description":"","version":"","endpoint":"EDGE","apiKeySource":"HEADER","binaryTypes":[],"tags":{}}""";
    private static final String REST = """
            {"facts":%s,"resources":{"r":{"id":"r","parentId":"","part":"","path":"/","methods":{"GET":{"authorization":"NONE",\
            "authorizerId":"","scopes":[],"operationName":"","parameters":{},"responses":{},"integration":{"type":"HTTP_PROXY",\
            "httpMethod":"GET","uri":"https://a.example","timeoutMillis":29000,"passthrough":"WHEN_NO_MATCH","parameters":{},\
            "templates":{},"responses":{}},"laterMember":1}}}},"authorizers":{},"policy":null}""";
    private static final String HTTP = """
            {"facts":%s,"routes":{"r":{"id":"r","key":"GET /","authorization":"NONE","authorizerId":"","scopes":[],\
            "operationName":"","integrationId":"i"}},"integrations":{"i":{"id":"i","type":"HTTP_PROXY","method":"GET",\
            "uri":"https://a.example","payload":"1.0","timeoutMillis":30000,"description":""}},"authorizers":{}}""";

    @Test
    void what_an_older_version_wrote_is_read_and_served_as_it_was() {
        for (var kind : Kind.values()) {
            var text = kind == Kind.REST ? REST : HTTP;
            var definition = Texts.definition(kind, text.formatted(FACTS));

            assertThat(Publishing.of(definition, new Publishing.Target("a", "s", "d", "h", Map.of(), 0))
                            .routes())
                    .singleElement()
                    .extracting(Route::access)
                    .isEqualTo(new Route.Access.Open());
            assertThat(Texts.definition(kind, Texts.of(definition))).isEqualTo(definition);
        }
    }
}
