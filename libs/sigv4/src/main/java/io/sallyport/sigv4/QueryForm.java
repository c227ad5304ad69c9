package io.sallyport.sigv4;

import java.time.Duration;

/** {@code X-Amz-Algorithm=…&X-Amz-Credential=…&X-Amz-Date=…&X-Amz-Expires=…&X-Amz-SignedHeaders=…&X-Amz-Signature=…}. */
final class QueryForm {
    static final String ALGORITHM = "X-Amz-Algorithm";
    static final String CREDENTIAL = "X-Amz-Credential";
    static final String DATE = "X-Amz-Date";
    static final String EXPIRES = "X-Amz-Expires";
    static final String SIGNED_HEADERS = "X-Amz-SignedHeaders";
    static final String TOKEN = "X-Amz-Security-Token";
    static final String SIGNATURE = "X-Amz-Signature";
    static final String PAYLOAD = "X-Amz-Content-Sha256";

    private QueryForm() {}

    /**
     * Cheap. Who hides the names behind a percent-encoding sent no credential: one that is not seen proves nothing.
     */
    static boolean mayBeIn(String raw) {
        return raw.contains(ALGORITHM) || raw.contains(SIGNATURE) || raw.contains(CREDENTIAL);
    }

    static boolean isIn(Query query) {
        return query.has(ALGORITHM) || query.has(SIGNATURE) || query.has(CREDENTIAL);
    }

    static Claim.Parts read(Query query, HeaderTable headers) {
        CredentialReader.checkAlgorithm(required(query, ALGORITHM));
        return new Claim.Parts(
                CredentialScope.parse(required(query, CREDENTIAL)),
                SignedHeaders.parse(required(query, SIGNED_HEADERS)),
                AmzDate.parse(required(query, DATE)),
                CredentialReader.signature(required(query, SIGNATURE)),
                either(query.single(TOKEN), headers.single(SignedHeaders.TOKEN), TOKEN),
                either(query.single(PAYLOAD), headers.single("x-amz-content-sha256"), PAYLOAD));
    }

    static Duration expires(Query query) {
        return CredentialReader.expires(required(query, EXPIRES));
    }

    private static String required(Query query, String name) {
        var value = query.single(name);
        Unreadable.when(
                value.isEmpty(), Flaw.MISSING_PART, () -> "AWS query-string parameters must include '" + name + "'.");
        return value;
    }

    private static String either(String inQuery, String inHeader, String name) {
        Unreadable.when(
                !inQuery.isEmpty() && !inHeader.isEmpty(),
                Flaw.DUPLICATE,
                () -> "'" + name + "' came in the query and as a header.");
        return inQuery.isEmpty() ? inHeader : inQuery;
    }
}
