package io.sallyport.gateway.aws;

import io.sallyport.runtime.http.Entrance;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

/** An HTTP client for unmodified SDK clients whose other end is a room's entrance. */
public record Loopback(Entrance entrance) implements SdkHttpClient {

    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, "AKIDTEST", "test");
    }

    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, String accessKeyId, String secret) {
        return builder.httpClient(this)
                .region(Region.US_EAST_1)
                .endpointOverride(URI.create("http://wire.test"))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secret)))
                .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return response(entrance.answer(inbound(request)).await());
            }

            @Override
            public void abort() {}
        };
    }

    private static Inbound inbound(HttpExecuteRequest request) throws IOException {
        var http = request.httpRequest();
        byte[] body = {};
        if (request.contentStreamProvider().isPresent()) {
            try (var in = request.contentStreamProvider().get().newStream()) {
                body = in.readAllBytes();
            }
        }
        var headers = MultiMap.caseInsensitiveMultiMap();
        http.headers().forEach(headers::add);
        var query = http.encodedQueryParameters().map(text -> "?" + text).orElse("");
        return new Inbound(
                http.method().name(), http.encodedPath() + query, headers, Buffer.buffer(body), "192.0.2.7", true);
    }

    private static HttpExecuteResponse response(Outbound output) {
        var http = SdkHttpResponse.builder().statusCode(output.status());
        output.headers().forEach(header -> http.appendHeader(header.getKey(), header.getValue()));
        return HttpExecuteResponse.builder()
                .response(http.build())
                .responseBody(AbortableInputStream.create(
                        new ByteArrayInputStream(output.body().getBytes())))
                .build();
    }

    @Override
    public void close() {}
}
