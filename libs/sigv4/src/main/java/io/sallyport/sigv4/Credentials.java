package io.sallyport.sigv4;

import io.sallyport.contracts.Secret;
import java.util.Optional;

/**
 * What a caller signs with.
 *
 * @param secretKey    secret access key, without the {@code AWS4} prefix
 * @param sessionToken present for temporary credentials
 */
public record Credentials(String accessKeyId, Secret secretKey, Optional<Secret> sessionToken) {

    public static Credentials longTerm(String accessKeyId, Secret secretKey) {
        return new Credentials(accessKeyId, secretKey, Optional.empty());
    }
}
