package io.sallyport.gateway.openapi;

import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.definition.Broken;
import io.sallyport.gateway.definition.Definition;
import io.sallyport.gateway.definition.HttpDefinition;
import io.sallyport.gateway.definition.Publishing;
import io.sallyport.gateway.definition.RestDefinition;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads a document. Blocks for as long as its text is long: not for an event loop.
 *
 * @param ids makes ids of resources, routes, integrations and authorizers
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html">API Gateway Developer
 *     Guide, "OpenAPI extensions for API Gateway"</a>
 */
public record OpenApi(Supplier<String> ids) {

    /**
     * What a document says. One without a title gives the API no name: then it keeps the one that it has.
     *
     * @param warnings what was done without, each harmless; {@code failOnWarnings} refuses them
     */
    public record Imported<D extends Definition>(D definition, List<String> warnings) {}

    /** @throws Refusal {@code BAD_REQUEST} with what is wrong and where */
    public Imported<RestDefinition> rest(byte[] document) {
        var reader = new RestReader(root(document), ids);
        return checked(new Imported<>(reader.definition(), reader.warnings()));
    }

    /** @throws Refusal {@code BAD_REQUEST} with what is wrong and where */
    public Imported<HttpDefinition> http(byte[] document) {
        var reader = new HttpReader(root(document), ids);
        return checked(new Imported<>(reader.definition(), reader.warnings()));
    }

    private static <D extends Definition> Imported<D> checked(Imported<D> imported) {
        Publishing.check(imported.definition());
        return imported;
    }

    private static Part root(byte[] document) {
        var root = Part.root(Documents.read(document));
        var three = root.text("openapi", "");
        var two = root.text("swagger", "");
        Broken.unless(
                three.startsWith("3.") || two.equals("2.0") || two.equals("2"),
                "Invalid OpenAPI input: 'openapi: 3.x' or 'swagger: \"2.0\"' is expected");
        if (!root.get("paths").present()) {
            throw Broken.because("Invalid OpenAPI input: paths is missing");
        }
        return root;
    }
}
