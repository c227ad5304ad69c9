package io.sallyport.launcher.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Kubernetes objects, each read as what it says it is. */
record Manifests(List<HasMetadata> objects) {
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1/Namespace", Namespace.class,
            "v1/ConfigMap", ConfigMap.class,
            "v1/Service", Service.class,
            "v1/ServiceAccount", ServiceAccount.class,
            "apps/v1/Deployment", Deployment.class,
            "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class,
            "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class);
    private static final String MODEL = "io.fabric8.kubernetes.api.model";

    static Manifests of(List<JsonNode> objects) {
        return new Manifests(objects.stream().map(Manifests::typed).toList());
    }

    private static HasMetadata typed(JsonNode object) {
        var kind =
                object.path("apiVersion").asText() + "/" + object.path("kind").asText();
        var type = Optional.ofNullable(KINDS.get(kind))
                .orElseThrow(() -> new AssertionError("unknown kind of object " + kind));
        try {
            return Kustomization.YAML.treeToValue(object, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError(kind + " " + object.at("/metadata/name").asText() + ": " + e.getMessage(), e);
        }
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> T one(Class<T> type, String name) {
        return all(type).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " " + name));
    }

    /** @return the {@code SALLYPORT_…} variables of a deployment's pods; empty where the value is known only there */
    Map<String, Optional<String>> environment(Deployment deployment) {
        var variables = new LinkedHashMap<String, Optional<String>>();
        var container =
                deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
        container
                .getEnvFrom()
                .forEach(from -> one(ConfigMap.class, from.getConfigMapRef().getName())
                        .getData()
                        .forEach((name, value) -> variables.put(name, Optional.of(value))));
        container.getEnv().forEach(one -> variables.put(one.getName(), Optional.ofNullable(one.getValue())));
        return variables;
    }

    /** @return where something is written that the object's kind does not have */
    List<String> unknownFields() {
        return objects.stream()
                .flatMap(object -> unknown(
                        object, object.getKind() + " " + object.getMetadata().getName()))
                .toList();
    }

    private static Stream<String> unknown(@Nullable Object value, String path) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream().flatMap(entry -> unknown(entry.getValue(), path + "." + entry.getKey()));
            case Collection<?> list -> list.stream().flatMap(element -> unknown(element, path + "[]"));
            case Object bean when bean.getClass().getPackageName().startsWith(MODEL) -> inside(bean, path);
            case null, default -> Stream.empty();
        };
    }

    private static Stream<String> inside(Object bean, String path) {
        return Arrays.stream(bean.getClass().getMethods())
                .filter(method -> method.getName().startsWith("get") && method.getParameterCount() == 0)
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .flatMap(method -> {
                    var value = got(bean, method);
                    var name = method.getName().substring(3);
                    return name.equals("AdditionalProperties")
                            ? ((Map<?, ?>) java.util.Objects.requireNonNull(value))
                                    .keySet().stream().map(field -> path + "." + field)
                            : unknown(value, path + "." + name);
                });
    }

    private static @Nullable Object got(Object bean, java.lang.reflect.Method method) {
        try {
            return method.invoke(bean);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(bean.getClass().getName() + "." + method.getName() + " cannot be read", e);
        }
    }
}
