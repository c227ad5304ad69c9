package io.sallyport.awswire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** An HTTP client for unmodified SDK clients whose other end is a function. */
record Loopback(Function<WireInput, WireOutput> server) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return response(server.apply(input(request)));
            }

            @Override
            public void abort() {}
        };
    }

    private static WireInput input(HttpExecuteRequest request) throws IOException {
        var http = request.httpRequest();
        byte[] body = {};
        if (request.contentStreamProvider().isPresent()) {
            try (var in = request.contentStreamProvider().get().newStream()) {
                body = in.readAllBytes();
            }
        }
        Map<String, List<String>> headers = http.headers();
        return new WireInput(
                http.method().name(),
                http.encodedPath().isEmpty() ? "/" : http.encodedPath(),
                http.encodedQueryParameters().orElse(""),
                headers,
                SdkBytes.fromByteArray(body));
    }

    private static HttpExecuteResponse response(WireOutput output) {
        var http = SdkHttpResponse.builder().statusCode(output.status());
        output.headers().forEach(http::putHeader);
        return HttpExecuteResponse.builder()
                .response(http.build())
                .responseBody(AbortableInputStream.create(
                        new ByteArrayInputStream(output.body().asByteArray())))
                .build();
    }

    @Override
    public void close() {}
}
