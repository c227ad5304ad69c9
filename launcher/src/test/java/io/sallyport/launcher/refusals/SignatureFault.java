package io.sallyport.launcher.refusals;

/** What is wrong with a signature. */
enum SignatureFault {
    MISSING("MissingAuthenticationToken", "Missing Authentication Token"),
    INCOMPLETE("IncompleteSignature", ""),
    MISMATCH("InvalidSignature", "The request signature we calculated does not match the signature you provided."),
    LATE("InvalidSignature", "Signature expired: # is now earlier than #"),
    EARLY("InvalidSignature", "Signature not yet current: # is still later than #"),
    OTHER_REGION("InvalidSignature", "Credential should be scoped to a valid region, not 'eu-west-1'."),
    OTHER_SERVICE("InvalidSignature", "Credential should be scoped to correct service: '%s'."),
    INVALID("UnrecognizedClient", "The security token included in the request is invalid."),
    EXPIRED("ExpiredToken", "The security token included in the request is expired");

    private final String stem;
    private final String words;

    SignatureFault(String stem, String words) {
        this.stem = stem;
        this.words = words;
    }

    String code() {
        return stem + "Exception";
    }

    /** As STS and IAM name it. */
    String queryCode() {
        return switch (this) {
            case MISMATCH, LATE, EARLY, OTHER_REGION, OTHER_SERVICE -> "SignatureDoesNotMatch";
            case INVALID -> "InvalidClientTokenId";
            case MISSING, INCOMPLETE, EXPIRED -> stem;
        };
    }

    /** @return how the message begins */
    String message(String service) {
        return words.formatted(service);
    }
}
