package io.sallyport.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.Secret;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** What the AWS SDK for Java signs, as it would stand on the wire, is accepted here. */
class SdkTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/pets/1", "/a%20b/%C3%A4", "/a%2Fb", "/x?b=2&a=1&a=0", "/x?q=a%20b%2Bc%2F&e=", "/a;b/:c@d"
            })
    void a_header_signed_request_of_the_sdk_is_accepted(String target) {
        assertThat(verify(signed(target, "{\"a\":1}", options -> {}), "{\"a\":1}"))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/pets/1", "/a%20b/%C3%A4", "/x?b=2&a=1&a=0", "/x?q=a%20b%2Bc%2F&e="})
    void a_presigned_request_of_the_sdk_is_accepted(String target) {
        var request = signed(
                target,
                "",
                options -> options.putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofMinutes(10)));

        assertThat(verify(request, "")).isInstanceOf(Verdict.Accepted.class);
    }

    private static SdkHttpRequest signed(
            String target, String body, Consumer<SignRequest.Builder<AwsSessionCredentialsIdentity>> options) {
        var identity = AwsSessionCredentialsIdentity.create("AKIDEXAMPLE", SECRET, "token/+=");
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("https://a.execute-api.eu-west-1.amazonaws.com" + target))
                .putHeader("Content-Type", "application/json")
                .putHeader("x-spaced", "  a   b ")
                .build();
        var builder = SignRequest.builder(identity)
                .request(request)
                .payload(() -> new ByteArrayInputStream(body.getBytes(UTF_8)))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(Suite.SIGNED_AT, ZoneOffset.UTC));
        options.accept(builder);
        return AwsV4HttpSigner.create().sign(builder.build()).request();
    }

    private static Verdict verify(SdkHttpRequest sdk, String body) {
        var headers = sdk.headers().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> new Header(entry.getKey(), value)))
                .toList();
        var request = new WireRequest(
                sdk.method().name(),
                sdk.encodedPath(),
                sdk.encodedQueryParameters().orElse(""),
                headers,
                Payload.of(body.getBytes(UTF_8)));
        return new KeyStore("AKIDEXAMPLE", Secret.of(SECRET), Rules.STRICT).verify(request, Suite.SIGNED_AT);
    }
}
