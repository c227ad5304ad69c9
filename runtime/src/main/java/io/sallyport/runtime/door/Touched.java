package io.sallyport.runtime.door;

import java.util.List;
import java.util.Map;

/**
 * What a request touches, as the policies are asked about it.
 *
 * @param resources ARNs; {@code *} for an action without resources
 * @param context   condition keys of this request besides the global ones
 */
public record Touched(List<String> resources, Map<String, List<String>> context) {
    public Touched {
        resources = List.copyOf(resources);
        if (resources.isEmpty()) {
            throw new IllegalArgumentException("a request that touches nothing would be allowed without being judged");
        }
    }
}
