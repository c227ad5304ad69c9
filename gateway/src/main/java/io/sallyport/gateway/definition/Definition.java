package io.sallyport.gateway.definition;

import io.sallyport.gateway.core.PublishedApi.Kind;
import java.util.Map;

/** An API as its owner wrote it. Immutable. */
public sealed interface Definition permits RestDefinition, HttpDefinition {
    Facts facts();

    Kind kind();

    /** @return by authorizer id */
    Map<String, AuthorizerDefinition> authorizers();
}
