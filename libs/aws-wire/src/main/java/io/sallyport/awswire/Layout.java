package io.sallyport.awswire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The fields of one model class (or of its builder, which has the same). */
final class Layout {
    private static final Map<Class<?>, Layout> KNOWN = new ConcurrentHashMap<>();

    private final List<Field> fields;
    private final Map<String, Field> bodyFields = new HashMap<>();
    private final Map<String, Field> members = new HashMap<>();

    private Layout(SdkPojo pojo) {
        fields = pojo.sdkFields().stream().map(Field::new).toList();
        fields.stream()
                .filter(f -> f.location() == MarshallLocation.PAYLOAD)
                .forEach(f -> bodyFields.put(f.wireName(), f));
        fields.forEach(f -> members.put(f.member(), f));
        // the SDK renames a few members (Notify became SendNotification); on the wire they keep the model's name
        fields.forEach(f -> members.putIfAbsent(f.wireName(), f));
    }

    static Layout of(SdkPojo pojo) {
        var known = KNOWN.get(pojo.getClass());
        return known != null ? known : KNOWN.computeIfAbsent(pojo.getClass(), _ -> new Layout(pojo));
    }

    List<Field> fields() {
        return fields;
    }

    /** A member of the body by its name on the wire, null when there is none. */
    @Nullable
    Field bodyField(String wireName) {
        return bodyFields.get(wireName);
    }

    /** By the model's name, null when the SDK's version of the model does not have it. */
    @Nullable
    Field member(String name) {
        return members.get(name);
    }

    boolean hasBody() {
        return !bodyFields.isEmpty();
    }

    /** The member that is the body all by itself. */
    Optional<Field> payload() {
        return fields.stream().filter(Field::isPayload).findFirst();
    }

    /** What a filled builder makes; the SDK's setters of structures want the made thing. */
    static Object build(SdkPojo builder) {
        return builder instanceof SdkBuilder<?, ?> b ? b.build() : builder;
    }
}
