package io.sallyport.launcher.refusals;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sallyport.launcher.RawHttps;
import io.sallyport.launcher.RawHttps.Reply;
import io.sallyport.sigv4.Header;
import io.sallyport.sigv4.Payload;
import io.sallyport.sigv4.WireRequest;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;

/** Where a token is shown. */
enum Place {
    USER_POOL_AUTHORIZER,
    JWT_AUTHORIZER,
    GET_USER,
    LOGINS,
    WEB_IDENTITY;

    /** Which of the two tokens counts here. */
    String token(Scene.Tokens tokens) {
        return switch (this) {
            case USER_POOL_AUTHORIZER, JWT_AUTHORIZER, LOGINS, WEB_IDENTITY -> tokens.id();
            case GET_USER -> tokens.access();
        };
    }

    /** Which does not; HTTP APIs take both. */
    String otherToken(Scene.Tokens tokens) {
        return token(new Scene.Tokens(tokens.access(), tokens.id()));
    }

    Reply show(Scene scene, RawHttps http, String token) {
        return switch (this) {
            case USER_POOL_AUTHORIZER -> call(http, scene.places().restApi(), token);
            case JWT_AUTHORIZER -> call(http, scene.places().httpApi(), "Bearer " + token);
            case GET_USER ->
                json(http, "AWSCognitoIdentityProviderService.GetUser", new JsonObject().put("AccessToken", token));
            case LOGINS -> login(http, scene, scene.provider(scene.ours()), token);
            case WEB_IDENTITY -> assume(http, scene.places().role(), token);
        };
    }

    private static Reply call(RawHttps http, String api, String authorization) {
        var headers = List.of(host(http), new Header("Authorization", authorization));
        return http.send(new WireRequest("GET", api + "/members", "", headers, Payload.EMPTY), "");
    }

    static Reply login(RawHttps http, Scene scene, String provider, String token) {
        return json(
                http,
                "AWSCognitoIdentityService.GetCredentialsForIdentity",
                new JsonObject()
                        .put("IdentityId", scene.places().identity())
                        .put("Logins", new JsonObject().put(provider, token)));
    }

    private static Reply json(RawHttps http, String target, JsonObject body) {
        return post(http, "application/x-amz-json-1.1", List.of(new Header("X-Amz-Target", target)), body.encode());
    }

    static Reply assume(RawHttps http, String role, String token) {
        var form = Map.of(
                "Action", "AssumeRoleWithWebIdentity",
                "Version", "2011-06-15",
                "RoleArn", role,
                "RoleSessionName", "shown",
                "WebIdentityToken", token);
        var body = new StringBuilder();
        form.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, UTF_8)));
        return post(http, "application/x-www-form-urlencoded", List.of(), body.toString());
    }

    private static Reply post(RawHttps http, String type, List<Header> more, String body) {
        var headers = new java.util.ArrayList<>(List.of(host(http), new Header("Content-Type", type)));
        headers.addAll(more);
        return http.send(new WireRequest("POST", "/", "", headers, Payload.of(body.getBytes(UTF_8))), body);
    }

    private static Header host(RawHttps http) {
        return new Header("Host", http.endpoint().getAuthority());
    }
}
