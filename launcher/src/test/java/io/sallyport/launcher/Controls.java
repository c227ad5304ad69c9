package io.sallyport.launcher;

import io.sallyport.awswire.AwsOperation;
import io.sallyport.launcher.story.ApiAnswer;
import io.sallyport.launcher.story.ApiCalls;
import io.sallyport.launcher.story.ApiRequest;
import io.sallyport.sigv4.Credentials;
import io.sallyport.sigv4.Header;
import java.util.List;

/** Any control call of any model, with nothing in it. */
final class Controls {
    private Controls() {}

    static ApiAnswer unsigned(ApiCalls calls, AwsOperation operation) {
        return calls.send(request(calls, operation));
    }

    static ApiAnswer signed(ApiCalls calls, Credentials who, AwsOperation operation) {
        return calls.signed(who, operation.service().signingName(), request(calls, operation));
    }

    private static ApiRequest request(ApiCalls calls, AwsOperation operation) {
        var service = operation.service();
        return switch (service.protocol()) {
            case AWS_JSON_1_1 -> calls.request("POST", "/", "{}", target(operation));
            case QUERY ->
                calls.request(
                        "GET", "/?Action=" + operation.name() + "&Version=" + service.apiVersion(), "", List.of());
            case REST_JSON -> calls.request(operation.method(), path(operation), "", List.of());
        };
    }

    private static List<Header> target(AwsOperation operation) {
        var prefix = operation.service().targetPrefix().orElseThrow();
        return List.of(new Header("X-Amz-Target", prefix + "." + operation.name()));
    }

    private static String path(AwsOperation operation) {
        return operation.uri().replaceAll("\\{[^}]*\\}", "x");
    }
}
