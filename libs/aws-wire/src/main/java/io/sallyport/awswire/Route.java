package io.sallyport.awswire;

import java.util.Map;

/** What a request asks for. */
public sealed interface Route {
    /** @param labels values of the path template's labels, decoded; empty outside REST */
    record Found(AwsOperation operation, Map<String, String> labels) implements Route {
        public Found {
            labels = Map.copyOf(labels);
        }
    }

    /** The service is known, its model has no such operation. */
    record NoSuchOperation(AwsService service, String name) implements Route {}

    /** No service of ours: neither target, nor path, nor action. */
    record Nowhere() implements Route {}
}
