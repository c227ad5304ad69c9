package io.sallyport.sigv4;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.List;

/**
 * The text that is signed, and its signature.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">IAM User Guide,
 *     "Create a signed AWS API request", steps 1 to 4</a>
 */
final class CanonicalRequest {
    private static final String[] SIGNED_QUERY = {QueryForm.SIGNATURE};
    private static final String[] LATE_TOKEN = {QueryForm.SIGNATURE, QueryForm.TOKEN};

    private final Ascii text;

    private CanonicalRequest(Ascii text) {
        this.text = text;
    }

    /** The parts that are the same whatever is bent: see {@link #of}. */
    record Source(String method, Query query, HeaderTable headers, List<String> signedHeaders, String payload) {}

    /**
     * @param path      encoded once more as it is: what came as {@code %2F} is signed as {@code %252F}
     * @param lateToken the session token was added to the query after signing
     */
    static CanonicalRequest of(Source source, String path, boolean lateToken) {
        var out = new Ascii(1024).put(source.method).put('\n');
        out.putEncoded(path.isEmpty() ? "/" : path, true).put('\n');
        source.query.writeTo(out, lateToken ? LATE_TOKEN : SIGNED_QUERY).put('\n');
        for (var name : source.signedHeaders) {
            source.headers.writeTo(out, name);
        }
        out.put('\n');
        for (int i = 0; i < source.signedHeaders.size(); i++) {
            (i == 0 ? out : out.put(';')).put(source.signedHeaders.get(i));
        }
        return new CanonicalRequest(out.put('\n').put(source.payload));
    }

    Ascii stringToSign(CredentialScope scope, Instant signedAt) {
        return new Ascii(192)
                .put(CredentialReader.ALGORITHM)
                .put('\n')
                .put(AmzDate.format(signedAt))
                .put('\n')
                .put(scope.signed())
                .put('\n')
                .put(Sha256.hexOf(text.array(), text.length()));
    }

    /** @return 64 lower-case hexadecimal digits, as ASCII */
    static byte[] signature(byte[] derivedKey, Ascii stringToSign) {
        return Sha256.hexBytes(Sha256.hmac(derivedKey, stringToSign.array(), stringToSign.length()));
    }

    static String text(byte[] signature) {
        return new String(signature, US_ASCII);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
