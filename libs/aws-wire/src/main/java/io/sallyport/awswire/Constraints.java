package io.sallyport.awswire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** The bounds of one shape in AWS's words. */
final class Constraints {
    private Constraints() {}

    /** Those that a value breaks. A text that is too long is not held against its pattern. */
    static List<String> broken(Shape shape, Object value) {
        var broken = new ArrayList<String>(0);
        if (!shape.values().isEmpty() && !shape.values().contains(value.toString())) {
            broken.add(values(shape));
        }
        var size = size(value);
        if (shape.max().isPresent() && size > shape.max().getAsLong()) {
            broken.add(max(shape));
            return broken;
        }
        if (shape.min().isPresent() && size < shape.min().getAsLong()) {
            broken.add(min(shape));
        }
        if (!shape.regex().isEmpty() && value instanceof String text && !Patterns.matches(shape.regex(), text)) {
            broken.add(pattern(shape));
        }
        return broken;
    }

    /** Every bound of a shape, as AWS lists them for the elements of a list. */
    static String all(Shape shape) {
        var all = new ArrayList<String>();
        if (!shape.values().isEmpty()) {
            all.add(values(shape));
        }
        shape.max().ifPresent(_ -> all.add(max(shape)));
        shape.min().ifPresent(_ -> all.add(min(shape)));
        if (!shape.regex().isEmpty()) {
            all.add(pattern(shape));
        }
        return all.toString();
    }

    private static double size(Object value) {
        return switch (value) {
            case String text -> text.codePointCount(0, text.length());
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case SdkBytes bytes -> bytes.asByteArrayUnsafe().length;
            case Number number -> number.doubleValue();
            default -> 0;
        };
    }

    private static String values(Shape shape) {
        return "Member must satisfy enum value set: " + shape.values();
    }

    private static String max(Shape shape) {
        return "Member must have " + measure(shape) + " less than or equal to "
                + shape.max().orElseThrow();
    }

    private static String min(Shape shape) {
        return "Member must have " + measure(shape) + " greater than or equal to "
                + shape.min().orElseThrow();
    }

    private static String measure(Shape shape) {
        return shape.type() == Shape.Type.NUMBER ? "value" : "length";
    }

    private static String pattern(Shape shape) {
        return "Member must satisfy regular expression pattern: " + shape.regex();
    }
}
