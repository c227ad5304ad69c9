package io.sallyport.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sallyport.contracts.Secret;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** CPU time of reading and verifying one request with its derived key at hand. Run by hand: a test asserts no time. */
final class VerifyCost {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final int ROUNDS = 200_000;

    private VerifyCost() {}

    public static void main(String[] args) {
        var secret = Secret.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        var signer = new Signer(Credentials.longTerm("AKIDEXAMPLE", secret), "eu-west-1", "execute-api");
        var key = SigningKey.derive(secret, "20261122", "eu-west-1", "execute-api");
        var headers = List.of(
                new Header("host", "abc.execute-api.eu-west-1.amazonaws.com"),
                new Header("content-type", "application/json"),
                new Header("accept", "*/*"),
                new Header("user-agent", "cost/1.0"));
        var get = new WireRequest("GET", "/test/pets", "", headers, Payload.EMPTY);
        var post = new WireRequest(
                "POST",
                "/test/pets",
                "a=1&b=2",
                headers,
                Payload.of("x".repeat(256).getBytes(UTF_8)));
        for (int i = 0; i < 4; i++) {
            measure("header form, no body", signer.sign(get, NOW), key);
            measure("header form, query and 256 bytes", signer.sign(post, NOW), key);
            measure("presigned, no body", signer.presign(get, NOW, Duration.ofMinutes(5)), key);
        }
    }

    private static void measure(String name, WireRequest request, Secret key) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        int accepted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            var signed = (Authorization.Signed) Authorization.parse(request);
            accepted += Verifier.verify(signed, key, NOW, Duration.ofMinutes(5)) instanceof Verdict.Accepted ? 1 : 0;
        }
        long nanos = (threads.getCurrentThreadCpuTime() - before) / ROUNDS;
        System.out.println(name + ": " + nanos + " ns CPU, accepted " + accepted + " of " + ROUNDS);
    }
}
