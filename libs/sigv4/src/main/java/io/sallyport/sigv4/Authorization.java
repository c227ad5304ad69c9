package io.sallyport.sigv4;

import java.time.Duration;

/** What a request says about who signed it. Says nothing about whether it is true: {@link Verifier} does. */
public sealed interface Authorization {

    /** No SigV4 credential at all; another kind may be there. */
    record Absent() implements Authorization {}

    /** One was sent that cannot be judged. Must end in a refusal: never let it fall through to a weaker check. */
    record Malformed(Flaw flaw, String detail) implements Authorization {}

    /** One was sent that can be judged. */
    sealed interface Signed extends Authorization {
        Claim claim();
    }

    /** In the Authorization header. */
    record Header(Claim claim) implements Signed {}

    /** In the query, good until {@code expires} after it was signed. */
    record Presigned(Claim claim, Duration expires) implements Signed {}

    /** {@link #parse(WireRequest, Rules)} by {@link Rules#STRICT}. */
    static Authorization parse(WireRequest request) {
        return parse(request, Rules.STRICT);
    }

    /**
     * Reads {@code Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…} or {@code X-Amz-Algorithm=…&…}.
     *
     * @param rules what to bend here, and when the claim is verified
     */
    static Authorization parse(WireRequest request, Rules rules) {
        try {
            return CredentialReader.read(request, rules);
        } catch (Unreadable e) {
            return e.answer();
        }
    }
}
