package io.sallyport.sigv4;

import java.time.Duration;

/** What a signed request may hold at most. More is refused with {@link Flaw#TOO_LARGE} before any cryptography. */
public final class Limits {
    public static final int MAX_HEADERS = 128;
    public static final int MAX_QUERY_PARAMETERS = 256;
    /** Characters of one header's value. A session token of AWS is below 4,096. */
    public static final int MAX_HEADER_VALUE = 16_384;
    /** Characters of the raw path. */
    public static final int MAX_PATH = 8_192;
    /** Characters of the raw query string. */
    public static final int MAX_QUERY = 16_384;

    /** Longest life of a presigned request, by AWS's rule for {@code X-Amz-Expires}. */
    public static final Duration MAX_EXPIRES = Duration.ofDays(7);

    public static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

    static final String EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private Limits() {}
}
