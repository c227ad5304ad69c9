package io.sallyport.awswire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallLocation;

/** Filled instances of model classes, the same for the same seed. */
final class Samples {
    private static final int MAX_DEPTH = 4;
    private static final List<String> TEXTS = List.of(
            "a", "two words", "ÄÖ€😀", "<&>\"'", "a=b&c+d%20", "line\nend\r\n\ttab", "{\"json\":[1]}", " spaced ", "");

    private final RandomGenerator random;
    private final boolean full;

    /** @param full every member is given, else about two of three */
    Samples(RandomGenerator random, boolean full) {
        this.random = random;
        this.full = full;
    }

    <T extends SdkPojo> T of(Class<T> type) {
        return type.cast(filled(Builders.of(type), 0));
    }

    private SdkPojo filled(SdkPojo builder, int depth) {
        var fields = Layout.of(builder).fields();
        var empty = (SdkPojo) Layout.build(builder);
        for (var field : fields) {
            if ((full || random.nextInt(3) > 0 || isAlwaysThere(field, empty)) && isNearEnough(field, depth)) {
                field.set(builder, value(field, field.location(), depth));
            }
        }
        if (isEmpty((SdkPojo) Layout.build(builder))) {
            fields.stream()
                    .filter(f -> !isDeep(f))
                    .findFirst()
                    .or(() -> fields.stream().findFirst())
                    .ifPresent(f -> f.set(builder, value(f, f.location(), depth)));
        }
        return (SdkPojo) Layout.build(builder);
    }

    /** A form and XML cannot carry a structure without members. */
    private static boolean isEmpty(SdkPojo pojo) {
        return Layout.of(pojo).fields().stream().allMatch(f -> f.get(pojo) == null);
    }

    /** Labels; what HTTP itself always has; what the client makes up; a body that is one member. */
    private static boolean isAlwaysThere(Field field, SdkPojo empty) {
        return switch (field.location()) {
            case PATH, GREEDY_PATH, STATUS_CODE -> true;
            case HEADER -> field.wireName().equalsIgnoreCase("content-type");
            case PAYLOAD, QUERY_PARAM -> field.isPayload() || field.get(empty) != null;
        };
    }

    private static boolean isNearEnough(Field field, int depth) {
        return depth < MAX_DEPTH || !isDeep(field);
    }

    private static boolean isDeep(Field field) {
        return switch (field.kind()) {
            case LIST, MAP, SDK_POJO -> true;
            default -> false;
        };
    }

    private Object value(Field field, MarshallLocation where, int depth) {
        return switch (field.kind()) {
            case STRING -> text(where);
            case BOOLEAN -> random.nextBoolean();
            case INTEGER -> where == MarshallLocation.STATUS_CODE ? 200 + random.nextInt(3) : random.nextInt();
            case LONG -> random.nextLong();
            case SHORT -> (short) random.nextInt();
            case BYTE -> (byte) random.nextInt();
            case FLOAT -> random.nextFloat();
            case DOUBLE -> random.nextDouble();
            case BIG_DECIMAL -> BigDecimal.valueOf(random.nextLong(), 3);
            case INSTANT -> Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
            case SDK_BYTES -> bytes();
            case DOCUMENT ->
                Document.mapBuilder()
                        .putString("a", text(where))
                        .putNumber("n", random.nextInt())
                        .build();
            case LIST -> list(field.nested().value(), where, depth);
            case MAP -> map(field.nested().value(), where, depth);
            case SDK_POJO -> filled(field.builder(), depth + 1);
            case NULL -> throw new IllegalStateException("no member is nothing");
        };
    }

    private String text(MarshallLocation where) {
        return switch (where) {
            case HEADER -> "h-" + Long.toHexString(random.nextLong());
            case PATH, GREEDY_PATH -> "p/ %+ü:" + random.nextInt(1000);
            case QUERY_PARAM, PAYLOAD, STATUS_CODE -> TEXTS.get(random.nextInt(TEXTS.size()));
        };
    }

    private SdkBytes bytes() {
        var bytes = new byte[1 + random.nextInt(40)];
        random.nextBytes(bytes);
        return SdkBytes.fromByteArray(bytes);
    }

    private List<Object> list(Field element, MarshallLocation where, int depth) {
        var list = new ArrayList<Object>();
        var size = isNearEnough(element, depth) ? 1 + random.nextInt(3) : 1;
        for (int i = 0; i < size; i++) {
            list.add(value(element, where, depth + 1));
        }
        return list;
    }

    private Map<String, Object> map(Field element, MarshallLocation where, int depth) {
        var map = new LinkedHashMap<String, Object>();
        var size = isNearEnough(element, depth) ? 1 + random.nextInt(3) : 1;
        for (int i = 0; i < size; i++) {
            map.put("key" + i, value(element, where, depth + 1));
        }
        return map;
    }
}
