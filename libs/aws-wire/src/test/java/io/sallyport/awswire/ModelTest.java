package io.sallyport.awswire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkPojo;

/** The enum of services, the table of facts and the SDK's classes tell the same story. */
class ModelTest {
    @ParameterizedTest
    @EnumSource(AwsService.class)
    void names_and_versions_are_those_of_the_model(AwsService service) throws IOException {
        var metadata = SharedData.model(service).get("metadata");

        assertThat(service.apiVersion()).isEqualTo(metadata.get("apiVersion").asText());
        assertThat(service.signingName())
                .isEqualTo(metadata.path("signingName")
                        .asText(metadata.get("endpointPrefix").asText()));
        assertThat(service.targetPrefix().orElse(""))
                .isEqualTo(metadata.path("targetPrefix").asText());
        assertThat(service.xmlns().orElse(""))
                .isEqualTo(metadata.path("xmlNamespace").asText());
    }

    @ParameterizedTest
    @EnumSource(AwsService.class)
    void every_operation_of_the_sdk_has_a_row(AwsService service) {
        var known = new HashSet<String>();
        service.facts().operations().forEach(o -> known.add(o.name().toLowerCase(Locale.ROOT)));

        assertThat(known).containsAll(Clients.operations(service).keySet());
    }

    @ParameterizedTest
    @EnumSource(AwsService.class)
    void every_pattern_of_the_models_compiles(AwsService service) {
        for (var shape : shapes(service)) {
            assertThat(Pattern.compile(shape.regex())).as(shape.name()).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(AwsService.class)
    void every_field_of_a_request_class_finds_its_bounds(AwsService service) {
        var lost = new ArrayList<String>();
        var methods = Clients.operations(service);
        for (var operation : service.facts().operations()) {
            var method = methods.get(operation.name().toLowerCase(Locale.ROOT));
            if (method != null && !operation.inputShape().isEmpty()) {
                var request = Builders.of(method.getParameterTypes()[0].asSubclass(SdkPojo.class));
                compare(service, shape(service, operation.inputShape()), Layout.of(request), new HashSet<>(), lost);
            }
        }
        assertThat(lost).isEmpty();
    }

    private static void compare(AwsService service, Shape shape, Layout layout, Set<String> seen, List<String> lost) {
        if (!seen.add(shape.name())) {
            return;
        }
        for (var field : layout.fields()) {
            var member = shape.members().stream()
                    .filter(m -> layout.member(m.name()) == field)
                    .findFirst();
            if (member.isEmpty()) {
                lost.add(service + " " + shape.name() + "." + field.member());
            } else {
                descend(service, shape(service, member.get().shape()), field, seen, lost);
            }
        }
    }

    private static void descend(AwsService service, Shape shape, Field field, Set<String> seen, List<String> lost) {
        switch (field.kind()) {
            case SDK_POJO -> compare(service, shape, field.layout(), seen, lost);
            case LIST, MAP ->
                descend(
                        service,
                        shape(service, shape.members().getLast().shape()),
                        field.nested().value(),
                        seen,
                        lost);
            default -> {}
        }
    }

    private static Shape shape(AwsService service, String name) {
        return service.facts().shape(name).orElseThrow();
    }

    private static List<Shape> shapes(AwsService service) {
        var shapes = new ArrayList<Shape>();
        var seen = new HashSet<String>();
        service.facts().operations().forEach(o -> reach(service, o.inputShape(), seen, shapes));
        return shapes;
    }

    private static void reach(AwsService service, String name, Set<String> seen, List<Shape> shapes) {
        if (!name.isEmpty() && seen.add(name)) {
            var shape = shape(service, name);
            shapes.add(shape);
            shape.members().forEach(m -> reach(service, m.shape(), seen, shapes));
        }
    }
}
