package io.sallyport.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sallyport.contracts.Secret;
import io.sallyport.sigv4.Authorization;
import io.sallyport.sigv4.Credentials;
import io.sallyport.sigv4.Header;
import io.sallyport.sigv4.Payload;
import io.sallyport.sigv4.Signer;
import io.sallyport.sigv4.SigningKey;
import io.sallyport.sigv4.Verdict;
import io.sallyport.sigv4.Verifier;
import io.sallyport.sigv4.WireRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One signed request read and verified, its derived key at hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SigV4Bench {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Secret SECRET = Secret.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static final List<Header> HEADERS = List.of(
            new Header("host", Api.ID + ".execute-api.eu-west-1.amazonaws.com"),
            new Header("content-type", "application/json"),
            new Header("accept", "*/*"),
            new Header("user-agent", "bench/1.0"));

    private Secret key;
    private WireRequest header;
    private WireRequest headerWithToken;
    private WireRequest headerWithBody;
    private WireRequest presigned;

    @Setup
    public void setUp() {
        var get = new WireRequest("GET", "/test/pets", "", HEADERS, Payload.EMPTY);
        var body = Payload.of("x".repeat(256).getBytes(UTF_8));
        var post = new WireRequest("POST", "/test/pets", "a=1&b=2", HEADERS, body);
        var signer = new Signer(Credentials.longTerm("AKIDEXAMPLE", SECRET), "eu-west-1", "execute-api");
        var temporary = new Credentials("ASIAEXAMPLE", SECRET, Optional.of(Secret.of("T".repeat(400))));
        var session = new Signer(temporary, "eu-west-1", "execute-api");
        key = SigningKey.derive(SECRET, "20261122", "eu-west-1", "execute-api");
        header = signer.sign(get, NOW);
        headerWithToken = session.sign(get, NOW);
        headerWithBody = signer.sign(post, NOW);
        presigned = signer.presign(get, NOW, WINDOW);
    }

    @Benchmark
    public Verdict header() {
        return verified(header);
    }

    /** A session token of 400 characters among the signed headers, which is most of what is hashed. */
    @Benchmark
    public Verdict headerWithToken() {
        return verified(headerWithToken);
    }

    /** A query of two and a body of 256 bytes, which is hashed too. */
    @Benchmark
    public Verdict headerWithBody() {
        return verified(headerWithBody);
    }

    @Benchmark
    public Verdict presigned() {
        return verified(presigned);
    }

    private Verdict verified(WireRequest request) {
        var signed = (Authorization.Signed) Authorization.parse(request);
        var verdict = Verifier.verify(signed, key, NOW, WINDOW);
        if (verdict instanceof Verdict.Accepted) {
            return verdict;
        }
        throw new IllegalStateException("a right signature was refused: " + verdict);
    }
}
