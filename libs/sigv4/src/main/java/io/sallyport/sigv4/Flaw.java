package io.sallyport.sigv4;

/** Why a SigV4 credential that was sent cannot be judged at all. Each is a refusal; none means "no credential". */
public enum Flaw {
    /** Both the header and the query carry a signature: nobody can say which one is meant. */
    BOTH_FORMS,
    /** Something that may be there once is there twice: Authorization, a part of it, a date, a token, host. */
    DUPLICATE,
    /** SigV2, SigV4a or one we have never heard of. */
    UNKNOWN_ALGORITHM,
    /** Credential, SignedHeaders, Signature, or their query forms, is not there. */
    MISSING_PART,
    /** Something in the Authorization header that is none of the three parts. */
    UNKNOWN_PART,
    /** Credential is not {@code keyid/date/region/service/aws4_request}. */
    BAD_CREDENTIAL,
    /** The credential scope does not end in {@code aws4_request}. */
    BAD_TERMINATOR,
    /** Neither X-Amz-Date nor Date was sent. */
    MISSING_DATE,
    BAD_DATE,
    /** The scope's day is not the day of the request's date. */
    SCOPE_DAY_DIFFERS,
    /** Not 64 lower-case hexadecimal digits. */
    BAD_SIGNATURE,
    /** SignedHeaders holds something that is not a lower-case header name. */
    BAD_SIGNED_HEADERS,
    /** SignedHeaders is not in strictly ascending order. */
    UNSORTED_SIGNED_HEADERS,
    HOST_NOT_SIGNED,
    /** An {@code x-amz-*} header was sent and not signed. */
    HEADER_NOT_SIGNED,
    /** SignedHeaders names a header that was not sent; somebody on the way may have dropped it. */
    SIGNED_HEADER_ABSENT,
    /** X-Amz-Expires is not a number from 1 to 604800. */
    BAD_EXPIRES,
    /** X-Amz-Content-Sha256 is neither a SHA-256 nor a marker that we know. */
    BAD_PAYLOAD_HASH,
    /** UNSIGNED-PAYLOAD where the caller demands signed ones. */
    UNSIGNED_PAYLOAD,
    /** A {@code %} in the query that two hexadecimal digits do not follow. */
    BAD_QUERY_ENCODING,
    /** The method is not an HTTP token. */
    BAD_METHOD,
    /** The path does not begin with a slash. */
    BAD_PATH,
    /** More than {@link Limits} allow. */
    TOO_LARGE
}
