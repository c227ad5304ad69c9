package io.sallyport.gateway.aws;

import io.sallyport.gateway.definition.Broken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.utils.builder.CopyableBuilder;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/**
 * The JSON patches that one kind of resource takes, applied to the shape in which it is shown.
 *
 * @param values members that are one value: {@code replace /uri}
 * @param parts  members that are maps or lists: {@code add /variables/name}, {@code remove /providerARNs}
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html">API Gateway API Reference, "Patch operations"</a>
 */
record Patches(List<String> values, List<String> parts) {

    /** @throws io.sallyport.contracts.Refusal {@code BAD_REQUEST} naming a path or an operation that is none here */
    <B extends SdkPojo & CopyableBuilder<B, T>, T extends SdkPojo & ToCopyableBuilder<B, T>> T apply(
            T start, List<PatchOperation> patches) {
        var shape = start;
        for (var patch : patches) {
            var builder = shape.toBuilder();
            apply(Patch.of(patch), shape, builder);
            shape = builder.build();
        }
        return shape;
    }

    private void apply(Patch patch, SdkPojo shape, SdkPojo builder) {
        var field = field(shape, patch.member());
        if (values.contains(patch.member()) && patch.key().isEmpty()) {
            patch.refuseUnless(Op.REPLACE);
            field.orElseThrow().set(builder, value(field.orElseThrow().marshallingType(), patch.text()));
        } else if (parts.contains(patch.member())) {
            patch.refuseUnless(Op.ADD, Op.REMOVE, Op.REPLACE);
            var old = Optional.ofNullable(field.orElseThrow().getValueOrDefault(shape));
            field.orElseThrow().set(builder, changed(patch, field.orElseThrow(), old.orElse(List.of())));
        } else {
            throw unknown(patch);
        }
    }

    private static Optional<SdkField<?>> field(SdkPojo shape, String member) {
        return shape.sdkFields().stream()
                .filter(one -> one.memberName().equals(member))
                .findFirst();
    }

    private static Object value(MarshallingType<?> type, String text) {
        if (type.equals(MarshallingType.INTEGER)) {
            Broken.unless(text.matches("-?\\d{1,9}"), "Invalid patch value '" + text + "': a whole number is expected");
            return Integer.valueOf(text);
        }
        return type.equals(MarshallingType.BOOLEAN) ? Boolean.valueOf(text) : text;
    }

    private Object changed(Patch patch, SdkField<?> field, Object old) {
        if (!field.marshallingType().equals(MarshallingType.MAP)) {
            return list(patch, old instanceof Collection<?> all ? all : List.of());
        }
        if (patch.key().isEmpty()) {
            throw unknown(patch);
        }
        var type = field.getTrait(MapTrait.class).valueFieldInfo().marshallingType();
        return map(patch, type, old instanceof Map<?, ?> all ? all : Map.of());
    }

    private static Map<Object, Object> map(Patch patch, MarshallingType<?> type, Map<?, ?> old) {
        var next = new LinkedHashMap<Object, Object>(old);
        if (patch.op() == Op.REMOVE) {
            next.remove(patch.key());
        } else {
            next.put(patch.key(), value(type, patch.text()));
        }
        return next;
    }

    /** What an element is stands in the value, or at the end of the path. */
    private static List<Object> list(Patch patch, Collection<?> old) {
        var next = new ArrayList<Object>(old);
        var element = patch.key().isEmpty() ? patch.text() : patch.key();
        next.remove(element);
        if (patch.op() != Op.REMOVE) {
            next.add(patch.op() == Op.ADD ? element : patch.text());
        }
        return next;
    }

    private RuntimeException unknown(Patch patch) {
        var known = Stream.concat(values.stream(), parts.stream().map(one -> one + "/{name}"));
        return Broken.because("Invalid patch path " + patch.path() + ". Must be one of: "
                + known.map(one -> "/" + one).toList());
    }

    /**
     * One operation.
     *
     * @param member the first part of its path
     * @param key    the rest of it, unescaped; empty for none
     */
    private record Patch(Op op, String path, String member, String key, String text) {

        static Patch of(PatchOperation sent) {
            var path = Members.text(sent.path());
            int slash = path.indexOf('/', 1);
            var member = path.isEmpty() ? "" : path.substring(1, slash < 0 ? path.length() : slash);
            var key = slash < 0
                    ? ""
                    : path.substring(slash + 1).replace("~1", "/").replace("~0", "~");
            return new Patch(op(sent.op()), path, member, key, Members.text(sent.value()));
        }

        private static Op op(@Nullable Op sent) {
            return Optional.ofNullable(sent).orElse(Op.UNKNOWN_TO_SDK_VERSION);
        }

        void refuseUnless(Op... known) {
            Broken.unless(
                    List.of(known).contains(op),
                    "Invalid patch operation specified. Must be one of: " + List.of(known));
        }
    }
}
