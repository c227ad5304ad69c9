package io.sallyport.gateway.routes;

import java.util.Optional;

/** What this node serves now. Answers at once, from memory. */
@FunctionalInterface
public interface PublishedApis {
    /** @return the stage; empty when nothing of that name is published, or it cannot be served */
    Optional<CompiledApi> find(String apiId, String stage);
}
