package io.sallyport.sigv4;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sallyport.contracts.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The published signing suites, read from the shared data. */
final class Suite {
    static final Duration WINDOW = Duration.ofMinutes(5);
    static final Instant SIGNED_AT = Instant.parse("2015-08-30T12:36:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Suite() {}

    /** The texts of one form. */
    record Expected(String canonicalRequest, String stringToSign, String signature, String signedRequest) {}

    record Case(String name, Signer signer, WireRequest request, Duration expires, Expected header, Expected query) {
        Secret derivedKey() {
            return SigningKey.derive(signer.credentials().secretKey(), "20150830", signer.region(), signer.service());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Path folder() {
        var folder = Path.of(System.getProperty("sallyport.root", "."), "..", "shared", "data", "sigv4");
        assumeTrue(Files.isDirectory(folder), "skipped: no ../shared/data");
        return folder;
    }

    static List<Case> awsCases() {
        try (Stream<String> lines = Files.lines(folder().resolve("aws-c-auth-v4.jsonl"))) {
            return lines.filter(line -> !line.isBlank()).map(Suite::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case read(String line) {
        try {
            var json = JSON.readTree(line);
            var context = json.get("context");
            return new Case(
                    json.get("name").asText(),
                    signer(context),
                    request(
                            json.get("request").asText(),
                            context.path("sign_body").asBoolean()),
                    Duration.ofSeconds(context.get("expiration_in_seconds").asLong()),
                    expected(json.get("header")),
                    expected(json.get("query")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Signer signer(JsonNode context) {
        var keys = context.get("credentials");
        var credentials = new Credentials(
                keys.get("access_key_id").asText(),
                Secret.of(keys.get("secret_access_key").asText()),
                Optional.ofNullable(keys.get("token")).map(token -> Secret.of(token.asText())));
        var rules = new Rules(
                context.path("normalize").asBoolean(),
                false,
                context.path("omit_session_token").asBoolean());
        return new Signer(
                credentials,
                context.get("region").asText(),
                context.get("service").asText(),
                rules);
    }

    private static WireRequest request(String text, boolean signBody) {
        var request = HttpText.parse(text);
        return signBody
                ? request
                : new WireRequest(request.method(), request.path(), request.query(), request.headers(), Payload.EMPTY);
    }

    private static Expected expected(JsonNode json) {
        return new Expected(
                json.get("canonical-request").asText(),
                json.get("string-to-sign").asText(),
                json.get("signature").asText(),
                json.get("signed-request").asText());
    }
}
