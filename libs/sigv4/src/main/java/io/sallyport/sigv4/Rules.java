package io.sallyport.sigv4;

/**
 * What a verifier bends, or a signer does, beyond the plain rules. All off is the default and the safest.
 *
 * @param normalizedPath  the signature may be (signer: is) over the path without {@code .}, {@code ..} and empty segments, as
 *     botocore and the AWS SDKs do for every service but s3; the verdict says which path was signed
 * @param unsignedPayload {@code x-amz-content-sha256: UNSIGNED-PAYLOAD} is (signer: gets) accepted
 * @param unsignedToken   the session token may be (signer: is) added after signing, as AWS IoT wants it. The token is bound to the
 *     request all the same when the caller derives the key from it, or checks that it belongs to the access key
 */
public record Rules(boolean normalizedPath, boolean unsignedPayload, boolean unsignedToken) {
    public static final Rules STRICT = new Rules(false, false, false);

    public Rules withNormalizedPath() {
        return new Rules(true, unsignedPayload, unsignedToken);
    }

    public Rules withUnsignedPayload() {
        return new Rules(normalizedPath, true, unsignedToken);
    }

    public Rules withUnsignedToken() {
        return new Rules(normalizedPath, unsignedPayload, true);
    }
}
