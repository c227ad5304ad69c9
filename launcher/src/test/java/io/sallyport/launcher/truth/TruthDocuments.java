package io.sallyport.launcher.truth;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * The API of the table, as documents: routes to a backend that counts, and one to a function that tells what the authorizer said.
 *
 * @param backend    URL
 * @param authorizer function ARN
 * @param echo       function ARN
 */
record TruthDocuments(String region, String backend, String authorizer, String echo) {

    String rest(Source source) {
        var paths = new JsonObject()
                .put("/{proxy+}", operation("x-amazon-apigateway-any-method", proxied("http_proxy", "ANY", "/{proxy}")))
                .put("/pets", operation("get", proxied("http_proxy", "GET", "/pets")))
                .put("/inventory", operation("post", proxied("http_proxy", "POST", "/inventory")))
                .put("/inventory/{id}", operation("post", proxied("http_proxy", "POST", "/inventory/item")))
                .put("/who", operation("get", echoed()));
        return document("truth-" + source, paths, scheme(source));
    }

    String http() {
        var paths = new JsonObject()
                .put("/{proxy+}", operation("x-amazon-apigateway-any-method", proxied("HTTP_PROXY", "ANY", "/{proxy}")))
                .put("/pets", operation("get", proxied("HTTP_PROXY", "GET", "/pets")))
                .put("/inventory", operation("post", proxied("HTTP_PROXY", "POST", "/inventory")))
                .put("/inventory/{id}", operation("post", proxied("HTTP_PROXY", "POST", "/inventory/item")))
                .put("/who", operation("get", echoed().put("payloadFormatVersion", "2.0")));
        return document("truth-http", paths, scheme(Source.REQUEST_V2));
    }

    private JsonObject echoed() {
        return new JsonObject()
                .put("type", "aws_proxy")
                .put("httpMethod", "POST")
                .put("uri", invocation(echo));
    }

    private JsonObject proxied(String type, String method, String path) {
        return new JsonObject().put("type", type).put("httpMethod", method).put("uri", backend + path);
    }

    private static JsonObject operation(String method, JsonObject integration) {
        var guarded = new JsonArray().add(new JsonObject().put("who", new JsonArray()));
        return new JsonObject()
                .put(
                        method,
                        new JsonObject()
                                .put("security", guarded)
                                .put("responses", new JsonObject())
                                .put("x-amazon-apigateway-integration", integration));
    }

    private JsonObject scheme(Source source) {
        var scheme = new JsonObject()
                .put("type", "apiKey")
                .put("name", "Authorization")
                .put("in", "header");
        return switch (source) {
            case ROLE -> scheme.put("x-amazon-apigateway-authtype", "awsSigv4");
            case TOKEN -> custom(scheme).put("x-amazon-apigateway-authorizer", asked("token"));
            case REQUEST_V1 ->
                custom(scheme)
                        .put(
                                "x-amazon-apigateway-authorizer",
                                asked("request").put("identitySource", "method.request.header.Authorization"));
            case REQUEST_V2 ->
                scheme.put(
                        "x-amazon-apigateway-authorizer",
                        asked("request")
                                .put("identitySource", "$request.header.Authorization")
                                .put("authorizerPayloadFormatVersion", "2.0"));
        };
    }

    private static JsonObject custom(JsonObject scheme) {
        return scheme.put("x-amazon-apigateway-authtype", "custom");
    }

    private JsonObject asked(String type) {
        return new JsonObject()
                .put("type", type)
                .put("authorizerUri", invocation(authorizer))
                .put("authorizerResultTtlInSeconds", 300);
    }

    private String invocation(String functionArn) {
        return "arn:aws:apigateway:" + region + ":lambda:path/2015-03-31/functions/" + functionArn + "/invocations";
    }

    private static String document(String title, JsonObject paths, JsonObject scheme) {
        return new JsonObject()
                .put("openapi", "3.0.1")
                .put("info", new JsonObject().put("title", title).put("version", "1"))
                .put("paths", paths)
                .put("components", new JsonObject().put("securitySchemes", new JsonObject().put("who", scheme)))
                .encode();
    }
}
