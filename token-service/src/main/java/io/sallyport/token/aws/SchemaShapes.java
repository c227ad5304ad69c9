package io.sallyport.token.aws;

import io.sallyport.token.core.AttributeRule;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;

/** Attributes of pools on the wire. */
final class SchemaShapes {
    private static final int MOST_LENGTH = 2048;

    private SchemaShapes() {}

    static AttributeRule rule(SchemaAttributeType shape) {
        Members.onlyBuilt("DeveloperOnlyAttribute", text(shape.developerOnlyAttribute()), "false");
        var name = Optional.ofNullable(shape.name()).orElseThrow(() -> Members.invalid("An attribute needs a Name."));
        var type = type(Optional.ofNullable(shape.attributeDataTypeAsString()).orElse("String"));
        var strings = Optional.ofNullable(shape.stringAttributeConstraints());
        var numbers = Optional.ofNullable(shape.numberAttributeConstraints());
        return new AttributeRule(
                name,
                type,
                !Boolean.FALSE.equals(shape.mutable()),
                Boolean.TRUE.equals(shape.required()),
                bound(
                        type == AttributeRule.Type.STRING
                                ? strings.map(s -> s.minLength())
                                : numbers.map(n -> n.minValue())),
                bound(
                                type == AttributeRule.Type.STRING
                                        ? strings.map(s -> s.maxLength())
                                        : numbers.map(n -> n.maxValue()))
                        .or(() ->
                                type == AttributeRule.Type.STRING ? Optional.of("" + MOST_LENGTH) : Optional.empty()));
    }

    private static @org.jspecify.annotations.Nullable String text(@org.jspecify.annotations.Nullable Boolean value) {
        return value == null ? null : value.toString();
    }

    private static Optional<String> bound(Optional<String> text) {
        text.ifPresent(number -> {
            if (!number.matches("-?\\d{1,15}(\\.\\d{1,15})?")) {
                throw Members.invalid("A bound of an attribute must be a number, not " + number + ".");
            }
        });
        return text;
    }

    private static AttributeRule.Type type(String name) {
        return switch (name) {
            case "String" -> AttributeRule.Type.STRING;
            case "Number" -> AttributeRule.Type.NUMBER;
            case "Boolean" -> AttributeRule.Type.BOOLEAN;
            case "DateTime" -> AttributeRule.Type.DATE_TIME;
            default -> throw Members.invalid("Invalid AttributeDataType " + name + ".");
        };
    }

    private static String name(AttributeRule.Type type) {
        return switch (type) {
            case STRING -> "String";
            case NUMBER -> "Number";
            case BOOLEAN -> "Boolean";
            case DATE_TIME -> "DateTime";
        };
    }

    static SchemaAttributeType shape(AttributeRule rule) {
        var shape = SchemaAttributeType.builder()
                .name(rule.name())
                .attributeDataType(name(rule.type()))
                .developerOnlyAttribute(false)
                .mutable(rule.mutable())
                .required(rule.required());
        switch (rule.type()) {
            case STRING ->
                shape.stringAttributeConstraints(s -> s.minLength(rule.min().orElse(null))
                        .maxLength(rule.max().orElse(null)));
            case NUMBER ->
                shape.numberAttributeConstraints(n ->
                        n.minValue(rule.min().orElse(null)).maxValue(rule.max().orElse(null)));
            case BOOLEAN, DATE_TIME -> {}
        }
        return shape.build();
    }
}
