package io.sallyport.awswire;

import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Model classes whose members have the same names and types, as the requests and answers of one resource do. */
public final class Shapes {
    private Shapes() {}

    /** @return the same members in another shape, built */
    public static <T, B extends SdkPojo & SdkBuilder<B, T>> T as(SdkPojo from, B builder) {
        copy(from, builder);
        return builder.build();
    }

    /** What {@code from} does not say stays as {@code builder} has it; what the other shape has no member for is left out. */
    public static void copy(SdkPojo from, SdkPojo builder) {
        var targets = builder.sdkFields().stream()
                .collect(Collectors.<SdkField<?>, String, SdkField<?>>toMap(SdkField::memberName, Function.identity()));
        for (var field : from.sdkFields()) {
            var target = targets.get(field.memberName());
            Object value = field.getValueOrDefault(from);
            if (target != null && value != null && !made(value)) {
                target.set(builder, value);
            }
        }
    }

    private static boolean made(Object value) {
        return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap;
    }
}
