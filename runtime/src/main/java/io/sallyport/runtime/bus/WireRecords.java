package io.sallyport.runtime.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.sallyport.contracts.Operation;
import io.sallyport.contracts.Secret;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Records as JSON. The type comes from the contract, never from the wire. */
final class WireRecords {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // a newer asker may say more
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private WireRecords() {}

    static Buffer write(Record value) {
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(value.getClass() + " has no JSON form", e);
        }
    }

    static <T extends Record> T read(Buffer bytes, Class<T> type) {
        try {
            return JSON.readValue(bytes.getBytes(), type);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName(), e);
        }
    }

    /** Refuses a contract that would put a bare secret on the wire. */
    static void check(Operation<?, ?> operation) {
        check(operation.question(), new HashSet<>());
        check(operation.answer(), new HashSet<>());
    }

    private static void check(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type == Secret.class) {
            throw new IllegalArgumentException("a bare Secret may not travel; seal it: " + seen);
        }
        switch (type) {
            case ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).forEach(part -> check(part, seen));
            case Class<?> plain
            when plain.isRecord() ->
                Arrays.stream(plain.getRecordComponents()).forEach(part -> check(part.getGenericType(), seen));
            default -> {}
        }
    }
}
