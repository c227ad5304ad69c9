package io.sallyport.sigv4;

import io.sallyport.contracts.Secret;
import java.time.Instant;
import java.util.List;

/** All that is to be signed, in place, and its signature, which is not. */
record Draft(
        CredentialScope scope,
        List<String> signedHeaders,
        String canonicalRequest,
        String stringToSign,
        String signature) {

    /** A signed request, and the texts on the way to it. */
    record Signing(WireRequest request, String canonicalRequest, String stringToSign, String signature) {}

    static Draft of(
            WireRequest request,
            String path,
            List<String> signedHeaders,
            CredentialScope scope,
            Instant now,
            Secret key,
            Rules rules) {
        if (!signedHeaders.contains("host")) {
            throw new Unreadable(Flaw.HOST_NOT_SIGNED, "The request needs a 'host' header to be signed.");
        }
        var headers = HeaderTable.of(request.headers());
        var query = Query.parse(request.query());
        var source = new CanonicalRequest.Source(
                request.method(), query, headers, signedHeaders, payload(request, headers, rules));
        var canonical = CanonicalRequest.of(source, path, false);
        var text = canonical.stringToSign(scope, now);
        var signature = CanonicalRequest.text(CanonicalRequest.signature(key.bytes(), text));
        return new Draft(scope, signedHeaders, canonical.toString(), text.toString(), signature);
    }

    private static String payload(WireRequest request, HeaderTable headers, Rules rules) {
        if (rules.unsignedPayload()) {
            return Limits.UNSIGNED_PAYLOAD;
        }
        var declared = headers.single("x-amz-content-sha256");
        return declared.isEmpty() ? request.payload().sha256() : declared;
    }

    String authorization() {
        return CredentialReader.ALGORITHM + " Credential=" + scope.credential() + ", SignedHeaders="
                + String.join(";", signedHeaders) + ", Signature=" + signature;
    }

    Signing signing(WireRequest signed) {
        return new Signing(signed, canonicalRequest, stringToSign, signature);
    }
}
