package io.sallyport.launcher.analysis;

import java.util.function.Supplier;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** A product goes on while it is read: what was listed may be gone when it is asked for. Then everything is read anew. */
final class Rereading {
    private static final int MOST = 5;

    private Rereading() {}

    /** @throws software.amazon.awssdk.core.exception.SdkException the last one, when it never stands still */
    static <T> T of(Supplier<T> reading) {
        return of(reading, MOST);
    }

    private static <T> T of(Supplier<T> reading, int left) {
        try {
            return reading.get();
        } catch (NoSuchEntityException | ResourceNotFoundException e) {
            if (left == 1) {
                throw e;
            }
            return of(reading, left - 1);
        }
    }
}
