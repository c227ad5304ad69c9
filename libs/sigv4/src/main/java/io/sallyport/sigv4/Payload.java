package io.sallyport.sigv4;

/** The request's body, hashed only when somebody needs to know. */
@FunctionalInterface
public interface Payload {
    /** No body, or one of zero bytes. */
    Payload EMPTY = () -> Limits.EMPTY_SHA256;

    /** @return SHA-256 of the bytes of the body, 64 lower-case hexadecimal digits */
    String sha256();

    /** @param body not copied: must not change while the request lives */
    static Payload of(byte[] body) {
        return body.length == 0 ? EMPTY : () -> Sha256.hex(body);
    }
}
