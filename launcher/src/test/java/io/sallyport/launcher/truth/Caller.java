package io.sallyport.launcher.truth;

import io.sallyport.launcher.story.ApiAnswer;
import io.sallyport.launcher.story.ApiCalls;
import io.sallyport.sigv4.Credentials;
import io.sallyport.sigv4.Header;
import java.util.Optional;

/**
 * Whoever calls under a policy of a row's choosing.
 *
 * @param credentials of the role, or none where an authorizer is asked with {@code token}
 */
record Caller(ApiCalls calls, String apiId, Optional<Credentials> credentials, String token) {
    ApiAnswer send(String method, String path) {
        return send("test", method, path);
    }

    ApiAnswer send(String stage, String method, String path) {
        var whole = "/_aws/execute-api/" + apiId + "/" + stage + path;
        return credentials
                .map(who -> calls.signed(who, method, whole, ""))
                .orElseGet(() -> calls.send(method, whole, "", new Header("Authorization", token)));
    }
}
