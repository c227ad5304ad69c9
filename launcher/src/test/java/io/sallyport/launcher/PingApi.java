package io.sallyport.launcher;

import io.sallyport.launcher.story.Clients;
import software.amazon.awssdk.core.SdkBytes;

/** A REST API with one route that is open to everybody, {@code GET /ping}, live at one stage. */
final class PingApi {
    /** Answers 200 by itself. */
    static final String MOCK = """
            {"type": "mock",
              "requestTemplates": {"application/json": "{\\"statusCode\\": 200}"},
              "responses": {"default": {"statusCode": "200"}}}""";

    /** Below the API's own host. */
    static final String PATH = "/live/ping";

    private PingApi() {}

    /** @param integration as OpenAPI documents have it */
    static String document(String integration) {
        return """
                {"openapi": "3.0.1", "info": {"title": "ping", "version": "1"}, "paths": {"/ping": {"get": {
                  "x-amazon-apigateway-integration": %s}}}}
                """.formatted(integration);
    }

    /** @return an integration with what stands there */
    static String proxy(String url) {
        return "{\"type\": \"http_proxy\", \"httpMethod\": \"GET\", \"uri\": \"" + url + "\"}";
    }

    /** @return the API's id */
    static String deploy(Clients clients, String integration) {
        var apis = clients.restApis();
        var id = apis.importRestApi(i -> i.body(SdkBytes.fromUtf8String(document(integration))))
                .id();
        apis.createDeployment(d -> d.restApiId(id).stageName("live"));
        return id;
    }

    /** @return its path below any host */
    static String path(String id) {
        return "/_aws/execute-api/" + id + PATH;
    }
}
