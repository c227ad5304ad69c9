package io.sallyport.runtime.jwt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a stranger's JSON object: no member twice, nothing after it, shallow, short numbers, well-formed UTF-8. */
final class StrictJson {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_NUMBER = 40;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ObjectReader reader;

    /** @param maxLength characters of one string, and of one member's name */
    StrictJson(int maxLength) {
        var limits = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_NUMBER)
                .maxStringLength(maxLength)
                .maxNameLength(maxLength)
                .build();
        var factory = JsonFactory.builder()
                .streamReadConstraints(limits)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        this.reader = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readerFor(OBJECT);
    }

    /** @return the object, unmodifiable all the way down; empty when it is not one */
    Optional<Map<String, Object>> read(byte[] utf8) {
        try {
            Map<String, Object> object = reader.readValue(text(utf8));
            return Optional.ofNullable(object).map(StrictJson::frozen);
        } catch (CharacterCodingException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String text(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }

    private static Map<String, Object> frozen(Map<String, Object> object) {
        object.replaceAll((name, value) -> frozenValue(value));
        return Collections.unmodifiableMap(object);
    }

    /** A JSON null stays one: the claim is there, and says nothing. */
    @SuppressWarnings("unchecked") // Jackson's objects are maps with text keys
    private static Object frozenValue(Object value) {
        if (value instanceof Map<?, ?> object) {
            return frozen((Map<String, Object>) object);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(StrictJson::frozenElement).toList();
        }
        return value;
    }

    private static Object frozenElement(Object value) {
        return frozenValue(value);
    }
}
