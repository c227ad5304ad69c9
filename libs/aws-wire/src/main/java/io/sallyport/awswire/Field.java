package io.sallyport.awswire;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.JsonValueTrait;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** What the codec needs to know of one SDK field, looked up once. */
final class Field {
    private final SdkField<?> field;
    private final MarshallingKnownType kind;
    private final boolean payload;
    private final boolean jsonValue;
    private final TimestampFormatTrait.@Nullable Format timestamps;
    private final @Nullable Nested nested;
    private volatile @Nullable Layout layout;

    /** What lies inside a list or a map, and the names of its elements in a form or in XML. */
    record Nested(Field value, boolean flattened, String key, String element) {}

    Field(SdkField<?> field) {
        this.field = field;
        this.kind = field.marshallingType().getKnownType();
        this.payload = field.containsTrait(PayloadTrait.class);
        this.jsonValue = field.containsTrait(JsonValueTrait.class);
        var format = field.getTrait(TimestampFormatTrait.class);
        this.timestamps = format == null ? null : format.format();
        this.nested = nested(field);
    }

    private static @Nullable Nested nested(SdkField<?> field) {
        var list = field.getTrait(ListTrait.class);
        if (list != null) {
            var element = list.memberLocationName() == null ? "member" : list.memberLocationName();
            return new Nested(new Field(list.memberFieldInfo()), list.isFlattened(), "", element);
        }
        var map = field.getTrait(MapTrait.class);
        if (map == null) {
            return null;
        }
        var key = map.keyLocationName() == null ? "key" : map.keyLocationName();
        var value = map.valueLocationName() == null ? "value" : map.valueLocationName();
        return new Nested(new Field(map.valueFieldInfo()), map.isFlattened(), key, value);
    }

    MarshallingKnownType kind() {
        return kind;
    }

    MarshallLocation location() {
        return field.location();
    }

    /** The model's name of the member. */
    String member() {
        return field.memberName() == null ? field.locationName() : field.memberName();
    }

    /** Its name in a request, and in JSON both ways. */
    String wireName() {
        return field.locationName();
    }

    /** Its name in an XML answer. */
    String answerName() {
        return field.unmarshallLocationName();
    }

    /** This member alone is the body. */
    boolean isPayload() {
        return payload;
    }

    boolean isJsonValue() {
        return jsonValue;
    }

    TimestampFormatTrait.Format timestamps(TimestampFormatTrait.Format otherwise) {
        var own = timestamps;
        return own == null ? otherwise : own;
    }

    /** Of a list or a map. */
    Nested nested() {
        var known = nested;
        if (known == null) {
            throw new IllegalStateException(member() + " is neither list nor map");
        }
        return known;
    }

    /** An empty builder of a structure. */
    SdkPojo builder() {
        return field.constructor().get();
    }

    /** Of a structure; looked up late, since structures may hold themselves. */
    Layout layout() {
        var known = layout;
        if (known == null) {
            known = Layout.of(builder());
            layout = known;
        }
        return known;
    }

    void set(SdkPojo builder, Object value) {
        field.set(builder, value);
    }

    /** Null when the member was never given: a list or map that the SDK made up is none. */
    @Nullable
    Object get(SdkPojo pojo) {
        Object value = field.getValueOrDefault(pojo);
        return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap ? null : value;
    }
}
