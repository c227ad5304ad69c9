package io.sallyport.contracts;

/**
 * A secret under authenticated encryption; the only form in which one travels or is stored.
 *
 * @param keyId which key opens it
 * @param box   nonce, ciphertext and tag, base64url without padding; bound to a purpose that the opener must name
 */
public record Sealed(String keyId, String box) {
    @Override
    public String toString() {
        return "Sealed[" + keyId + "]";
    }
}
