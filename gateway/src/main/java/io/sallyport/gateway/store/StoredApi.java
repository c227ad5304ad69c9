package io.sallyport.gateway.store;

import io.sallyport.gateway.definition.Definition;
import java.time.Instant;

/** An API with its id. */
public record StoredApi<D extends Definition>(String id, Instant createdAt, D definition) {
    public <N extends Definition> StoredApi<N> with(N next) {
        return new StoredApi<>(id, createdAt, next);
    }
}
