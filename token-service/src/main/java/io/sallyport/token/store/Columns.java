package io.sallyport.token.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.sallyport.contracts.Sealed;
import java.util.Map;
import java.util.Optional;

/** How values lie in text columns. */
final class Columns {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private Columns() {}

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> T json(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }

    static Map<String, String> texts(String text) {
        try {
            return JSON.readValue(text, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored attributes cannot be read", e);
        }
    }

    static String sealed(Sealed sealed) {
        return sealed.box() + "@" + sealed.keyId();
    }

    static Sealed sealed(String text) {
        int at = text.indexOf('@');
        return new Sealed(text.substring(at + 1), text.substring(0, at));
    }

    static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
