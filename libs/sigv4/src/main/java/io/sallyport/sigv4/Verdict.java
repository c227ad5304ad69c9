package io.sallyport.sigv4;

/** What verification found. There is one clear yes. */
public sealed interface Verdict {

    /**
     * The owner of the key signed this request.
     *
     * @param path the path that was signed, not decoded: route by it, or refuse when it is not the one that came
     */
    record Accepted(String path) implements Verdict {}

    /**
     * Another key, or another request.
     *
     * @param canonicalRequest what should have been signed; holds the sender's headers, so it goes to nobody else
     */
    record Mismatch(String canonicalRequest, String stringToSign) implements Verdict {

        /** AWS's own words. */
        public String message() {
            return "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key"
                    + " and signing method. Consult the service documentation for details.\n\n"
                    + "The Canonical String for this request should have been\n'" + canonicalRequest + "'\n\n"
                    + "The String-to-Sign should have been\n'" + stringToSign + "'\n";
        }

        /** Nothing: the text holds credentials. */
        @Override
        public String toString() {
            return "Mismatch[***]";
        }
    }

    /** The signature is right, and the body is not the one that it was made for. */
    record PayloadMismatch(String declaredSha256, String computedSha256) implements Verdict {}

    /**
     * Signed too long ago.
     *
     * @param message in AWS's words
     */
    record Expired(String message) implements Verdict {}

    /**
     * Signed in the future.
     *
     * @param message in AWS's words
     */
    record NotYetCurrent(String message) implements Verdict {}
}
