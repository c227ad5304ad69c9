package io.sallyport.gateway.definition;

import java.util.List;
import java.util.Map;

/**
 * What is said about an API as a whole. An empty text is one that nobody gave.
 *
 * @param endpoint     {@code REGIONAL} or {@code EDGE}; the same here
 * @param binaryTypes  kept for who asks; bodies that are no text go as base64 whatever their type
 */
public record Facts(
        String name,
        String description,
        String version,
        String endpoint,
        String apiKeySource,
        List<String> binaryTypes,
        Map<String, String> tags) {

    public static Facts named(String name) {
        return new Facts(name, "", "", "EDGE", "HEADER", List.of(), Map.of());
    }

    /** @return these in place of the old ones, of which the tags stay, and the name where there is no new one */
    public Facts instead(Facts old) {
        return withName(name.isBlank() ? old.name : name).withTags(old.tags);
    }

    /** @throws io.sallyport.contracts.Refusal when nobody gave a name */
    public Facts demandName() {
        Broken.unless(!name.isBlank(), "Invalid OpenAPI input: info.title, the API's name, is missing");
        return this;
    }

    public Facts withName(String other) {
        return new Facts(other, description, version, endpoint, apiKeySource, binaryTypes, tags);
    }

    public Facts withDescription(String other) {
        return new Facts(name, other, version, endpoint, apiKeySource, binaryTypes, tags);
    }

    public Facts withVersion(String other) {
        return new Facts(name, description, other, endpoint, apiKeySource, binaryTypes, tags);
    }

    public Facts withEndpoint(String other) {
        return new Facts(name, description, version, other, apiKeySource, binaryTypes, tags);
    }

    public Facts withBinaryTypes(List<String> other) {
        return new Facts(name, description, version, endpoint, apiKeySource, List.copyOf(other), tags);
    }

    public Facts withTags(Map<String, String> other) {
        return new Facts(name, description, version, endpoint, apiKeySource, binaryTypes, Map.copyOf(other));
    }
}
