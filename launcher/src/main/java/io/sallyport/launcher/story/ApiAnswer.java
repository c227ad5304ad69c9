package io.sallyport.launcher.story;

import java.net.http.HttpResponse;

/** What a deployed API answered. */
public record ApiAnswer(int status, String body, String errorType) {
    static ApiAnswer of(HttpResponse<String> response) {
        var errorType = response.headers().firstValue("x-amzn-ErrorType").orElse("");
        return new ApiAnswer(response.statusCode(), response.body(), errorType);
    }
}
