package io.sallyport.launcher.truth;

import io.sallyport.launcher.story.ApiAnswer;
import io.sallyport.launcher.story.ApiCalls;
import io.sallyport.sigv4.Credentials;
import io.sallyport.sigv4.Header;
import java.util.List;
import java.util.Optional;

/**
 * Whoever calls under a policy of a row's choosing.
 *
 * @param foretelling who tells first what each request will be answered, where somebody does
 * @param credentials of the role, or none where an authorizer is asked with {@code token}
 */
record Caller(
        ApiCalls calls,
        Optional<Foretelling> foretelling,
        String apiId,
        Optional<Credentials> credentials,
        String token) {
    ApiAnswer send(String method, String path) {
        return send("test", method, path);
    }

    ApiAnswer send(String stage, String method, String path) {
        var whole = "/_aws/execute-api/" + apiId + "/" + stage + path;
        var request = credentials
                .map(who -> calls.signedRequest(who, "execute-api", calls.request(method, whole, "", List.of())))
                .orElseGet(() -> calls.request(method, whole, "", List.of(new Header("Authorization", token))));
        var told = foretelling.map(operator -> operator.of(request));
        var answer = calls.send(request);
        told.ifPresent(one -> Foretelling.assertSame(one, answer));
        return answer;
    }
}
