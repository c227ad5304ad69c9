package io.sallyport.awswire;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Writes the members of a model object as elements; an absent member is left out. */
final class XmlOut {
    private XmlOut() {}

    static void members(SdkPojo pojo, Xml xml) {
        for (var field : Layout.of(pojo).fields()) {
            var value = field.get(pojo);
            if (value != null) {
                value(field, field.answerName(), value, xml);
            }
        }
    }

    private static void value(Field field, String name, Object value, Xml xml) {
        switch (value) {
            case List<?> list -> list(field, name, list, xml);
            case Map<?, ?> map -> map(field, name, map, xml);
            case SdkPojo pojo -> {
                xml.open(name);
                members(pojo, xml);
                xml.close(name);
            }
            default -> xml.element(name, Scalars.write(field, value, Format.ISO_8601));
        }
    }

    private static void list(Field field, String name, List<?> list, Xml xml) {
        var nested = field.nested();
        if (!nested.flattened()) {
            xml.open(name);
        }
        for (var element : list) {
            value(nested.value(), nested.flattened() ? name : nested.element(), element, xml);
        }
        if (!nested.flattened()) {
            xml.close(name);
        }
    }

    private static void map(Field field, String name, Map<?, ?> map, Xml xml) {
        var nested = field.nested();
        var entry = nested.flattened() ? name : "entry";
        if (!nested.flattened()) {
            xml.open(name);
        }
        map.forEach((key, value) -> {
            xml.open(entry).element(nested.key(), String.valueOf(key));
            value(nested.value(), nested.element(), value, xml);
            xml.close(entry);
        });
        if (!nested.flattened()) {
            xml.close(name);
        }
    }
}
