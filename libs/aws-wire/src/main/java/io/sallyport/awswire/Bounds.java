package io.sallyport.awswire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;

/** Holds a request against the bounds of its service's model: required, length, value, pattern, enum. */
public final class Bounds {
    /** Told at most, so that a large bad request does not make a larger answer. */
    static final int MAX_VIOLATIONS = 50;

    private final AwsOperation operation;
    private final Facts facts;
    private final List<Violation> violations = new ArrayList<>(0);

    private Bounds(AwsOperation operation) {
        this.operation = operation;
        this.facts = operation.service().facts();
    }

    /** In the order of the model's members; empty when the request keeps every bound. */
    public static List<Violation> check(AwsOperation operation, SdkPojo request) {
        var bounds = new Bounds(operation);
        bounds.facts.shape(operation.inputShape()).ifPresent(shape -> bounds.structure(shape, request, ""));
        return List.copyOf(bounds.violations);
    }

    private void structure(Shape shape, SdkPojo pojo, String path) {
        var layout = Layout.of(pojo);
        for (var member : shape.members()) {
            var field = layout.member(member.name());
            if (field != null && violations.size() < MAX_VIOLATIONS) {
                member(member, field, pojo, path);
            }
        }
    }

    private void member(Shape.Member member, Field field, SdkPojo pojo, String path) {
        var value = field.get(pojo);
        var where = path.isEmpty() ? prefix(field) + named(member.name()) : path + "." + named(member.name());
        if (value != null) {
            facts.shape(member.shape()).ifPresent(shape -> value(shape, value, where));
        } else if (member.required()) {
            violations.add(new Violation(where, "null", "Member must not be null"));
        }
    }

    /** API Gateway names the body where it names a member of it. */
    private String prefix(Field field) {
        var isInBody = field.location() == MarshallLocation.PAYLOAD && operation.service() == AwsService.APIGATEWAY;
        return isInBody ? named(operation.name()) + "Input." : "";
    }

    private static String named(String member) {
        return Character.toLowerCase(member.charAt(0)) + member.substring(1);
    }

    private void value(Shape shape, Object value, String where) {
        for (var constraint : Constraints.broken(shape, value)) {
            violations.add(new Violation(where, shown(shape, value), constraint));
        }
        switch (value) {
            case SdkPojo pojo -> structure(shape, pojo, where);
            case List<?> list -> list(shape, list, where);
            case Map<?, ?> map -> map(shape, map, where);
            default -> {}
        }
    }

    private void list(Shape shape, List<?> list, String where) {
        var element = facts.shape(shape.members().getFirst().shape()).orElseThrow();
        for (int i = 0; i < list.size() && violations.size() < MAX_VIOLATIONS; i++) {
            if (isNested(list.get(i))) {
                value(element, list.get(i), where + "." + (i + 1) + ".member");
            }
        }
        if (list.stream().anyMatch(e -> !isNested(e) && isBroken(element, e))) {
            told(shape, element, list, where, "Member must satisfy constraint: ");
        }
    }

    private void map(Shape shape, Map<?, ?> map, String where) {
        var key = facts.shape(shape.members().getFirst().shape()).orElseThrow();
        var element = facts.shape(shape.members().getLast().shape()).orElseThrow();
        map.forEach((k, v) -> {
            if (isNested(v) && violations.size() < MAX_VIOLATIONS) {
                value(element, v, where + "." + k + ".member");
            }
        });
        if (map.keySet().stream().anyMatch(k -> isBroken(key, k))) {
            told(shape, key, map, where, "Map keys must satisfy constraint: ");
        }
        if (map.values().stream().anyMatch(v -> !isNested(v) && isBroken(element, v))) {
            told(shape, element, map, where, "Map value must satisfy constraint: ");
        }
    }

    private void told(Shape shape, Shape element, Object value, String where, String text) {
        var shown = element.sensitive() ? "" : shown(shape, value);
        violations.add(new Violation(where, shown, text + Constraints.all(element)));
    }

    private static boolean isNested(Object value) {
        return value instanceof SdkPojo || value instanceof List || value instanceof Map;
    }

    private static boolean isBroken(Shape shape, Object value) {
        return !Constraints.broken(shape, value).isEmpty();
    }

    /** Nothing of a secret, and no more of a long value than a reader needs. */
    private static String shown(Shape shape, Object value) {
        if (shape.sensitive() || value instanceof SdkBytes || value instanceof SdkPojo) {
            return "";
        }
        var text = value.toString();
        return "'" + (text.length() <= 1_000 ? text : text.substring(0, 1_000) + "…") + "'";
    }
}
