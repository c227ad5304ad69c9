package io.sallyport.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * What {@link SigV4Bench} stands beside. Nobody on Maven Central verifies: the AWS SDK signs, which is the same work, and the floor is
 * the cryptography without reading or writing anything.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SigV4PeersBench {
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final AwsCredentialsIdentity who =
            AwsCredentialsIdentity.create("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private final SdkHttpRequest request = SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .uri(URI.create("https://" + Api.ID + ".execute-api.eu-west-1.amazonaws.com/test/pets"))
            .putHeader("content-type", "application/json")
            .putHeader("accept", "*/*")
            .putHeader("user-agent", "bench/1.0")
            .build();

    private final byte[] key = new byte[32];
    private final byte[] canonicalRequest = new byte[250];
    private final byte[] stringToSign = new byte[130];

    @Benchmark
    public SdkHttpRequest awsSdkSigns() {
        return signer.sign(ask -> ask.identity(who)
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, Api.REGION))
                .request();
    }

    /** One SHA-256 of a canonical request without body and one HMAC of its string to sign. */
    @Benchmark
    public boolean cryptography() throws GeneralSecurityException {
        var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonicalRequest));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        var signature = HexFormat.of().formatHex(mac.doFinal(stringToSign));
        return MessageDigest.isEqual(hash.getBytes(UTF_8), signature.getBytes(UTF_8));
    }
}
