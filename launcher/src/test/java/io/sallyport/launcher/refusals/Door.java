package io.sallyport.launcher.refusals;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sallyport.launcher.RawHttps;
import io.sallyport.sigv4.Header;
import io.sallyport.sigv4.Payload;
import io.sallyport.sigv4.WireRequest;
import java.util.List;

/** Where a signature is demanded: a control service of each protocol, and a deployed API of each kind. */
enum Door {
    AWS_JSON("cognito-idp"),
    QUERY("sts"),
    REST_JSON("lambda"),
    REST_API("execute-api"),
    HTTP_API("execute-api");

    private final String service;

    Door(String service) {
        this.service = service;
    }

    /** The name that signatures for it carry. */
    String service() {
        return service;
    }

    /** A call that anybody who may do everything gets an answer to; not signed yet. */
    WireRequest request(Scene scene, RawHttps http) {
        var host = new Header("Host", http.endpoint().getAuthority());
        return switch (this) {
            case AWS_JSON ->
                post(
                        host,
                        "application/x-amz-json-1.1",
                        new Header("X-Amz-Target", "AWSCognitoIdentityProviderService.ListUserPools"));
            case QUERY -> post(host, "application/x-www-form-urlencoded", new Header("Accept", "*/*"));
            case REST_JSON -> get(host, "/2015-03-31/functions");
            case REST_API -> get(host, scene.places().restApi() + "/signed");
            case HTTP_API -> get(host, scene.places().httpApi() + "/signed");
        };
    }

    String body() {
        return switch (this) {
            case AWS_JSON -> "{\"MaxResults\":1}";
            case QUERY -> "Action=GetCallerIdentity&Version=2011-06-15";
            case REST_JSON, REST_API, HTTP_API -> "";
        };
    }

    private WireRequest post(Header host, String type, Header more) {
        var headers = List.of(host, new Header("Content-Type", type), more);
        return new WireRequest("POST", "/", "", headers, Payload.of(body().getBytes(UTF_8)));
    }

    private static WireRequest get(Header host, String path) {
        return new WireRequest("GET", path, "", List.of(host), Payload.EMPTY);
    }

    /**
     * How it says no, in what AWS documents for its protocol (WIRE.md 4.2): awsJson 400, Query 403 with codes of its own, REST and
     * REST APIs 403; an HTTP API says Forbidden whatever it is.
     */
    Said says(SignatureFault fault) {
        return switch (this) {
            case AWS_JSON -> new Said(400, fault.code(), fault.message(service));
            case QUERY -> new Said(403, fault.queryCode(), fault.message(service));
            case REST_JSON, REST_API -> new Said(403, fault.code(), fault.message(service));
            case HTTP_API -> new Said(403, "", "Forbidden");
        };
    }

    /** @return minutes that a signer's clock may be off */
    int window() {
        return switch (this) {
            case AWS_JSON, QUERY -> 15;
            case REST_JSON, REST_API, HTTP_API -> 5;
        };
    }
}
