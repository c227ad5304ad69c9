package io.sallyport.awswire;

import java.util.List;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A request that was read.
 *
 * @param unknown names of members that the model does not have; ignored as AWS does, at most 32 are told
 */
public record Decoded<I extends SdkPojo>(I value, List<String> unknown) {
    static final int MAX_UNKNOWN = 32;

    public Decoded {
        unknown = List.copyOf(unknown);
    }
}
