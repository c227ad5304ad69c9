package io.sallyport.gateway.definition;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.definition.RestDefinition.Method;
import io.sallyport.gateway.definition.RestDefinition.Resource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The resources of a REST API while it is being written. */
public final class ResourceTree {
    private final Supplier<String> ids;
    private final Map<String, Resource> byPath = new LinkedHashMap<>();

    /** Begins with the root alone. */
    public ResourceTree(Supplier<String> ids) {
        this.ids = ids;
        byPath.put("/", new Resource(ids.get(), "", "", "/", Map.of()));
    }

    /**
     * Adds a method and what is missing of its path.
     *
     * @throws io.sallyport.contracts.Refusal when the path is none, or beside a sibling with another variable
     */
    public void add(String path, String name, Method method) {
        var resource = at(path);
        var methods = new LinkedHashMap<>(resource.methods());
        methods.put(name, method);
        byPath.put(resource.path(), resource.withMethods(methods));
    }

    /** @return the resource, made when it was missing; a slash at the end does not count */
    public Resource at(String path) {
        var checked = Paths.checked(path);
        var plain =
                checked.length() > 1 && checked.endsWith("/") ? checked.substring(0, checked.length() - 1) : checked;
        var known = byPath.get(plain);
        return known == null ? made(plain) : known;
    }

    private Resource made(String path) {
        int slash = path.lastIndexOf('/');
        var parent = at(slash == 0 ? "/" : path.substring(0, slash));
        var part = path.substring(slash + 1);
        refuseSecondVariable(byPath.values(), parent.id(), part);
        var resource = new Resource(ids.get(), parent.id(), part, path, Map.of());
        byPath.put(path, resource);
        return resource;
    }

    /**
     * @param all the resources among which it is to stand; itself not among them
     * @return the path of a resource {@code part} below {@code parent}
     * @throws io.sallyport.contracts.Refusal when it cannot stand there
     */
    public static String placed(Collection<Resource> all, Resource parent, String part) {
        Broken.unless(
                Paths.isPart(part),
                "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the"
                        + " beginning and the end.");
        Broken.unless(
                !parent.part().endsWith("+}"),
                "Cannot create a child of a resource with a greedy path variable: " + parent.part());
        var path = below(parent.path()) + part;
        if (all.stream().anyMatch(other -> other.path().equals(path))) {
            throw new Refusal(
                    GatewayFailure.CONFLICT, "Another resource with the same parent already has this name: " + part);
        }
        refuseSecondVariable(all, parent.id(), part);
        return Paths.checked(path);
    }

    /** @return all of them, with one and what is below it in another place */
    public static Map<String, Resource> moved(Map<String, Resource> all, Resource one, Resource parent, String part) {
        var inside = below(one.path());
        Broken.unless(
                !parent.id().equals(one.id()) && !parent.path().startsWith(inside), "Resources cannot be cyclical.");
        var others = all.values().stream()
                .filter(other -> !other.id().equals(one.id()))
                .toList();
        var path = placed(others, parent, part);
        var next = new LinkedHashMap<>(all);
        next.replaceAll((_, other) -> other.path().startsWith(inside)
                ? other.at(
                        other.parentId(),
                        other.part(),
                        Paths.checked(below(path) + other.path().substring(inside.length())))
                : other);
        next.put(one.id(), one.at(parent.id(), part, path));
        Broken.unless(
                !part.endsWith("+}")
                        || next.values().stream()
                                .noneMatch(other -> other.parentId().equals(one.id())),
                "Cannot make a resource with children greedy: " + part);
        return next;
    }

    private static String below(String path) {
        return path.equals("/") ? "/" : path + "/";
    }

    /** Two variables side by side would leave open which one a segment is. */
    public static void refuseSecondVariable(Iterable<Resource> all, String parentId, String part) {
        for (var sibling : all) {
            boolean second = sibling.parentId().equals(parentId)
                    && Paths.isVariable(part)
                    && Paths.isVariable(sibling.part())
                    && part.endsWith("+}") == sibling.part().endsWith("+}");
            Broken.unless(
                    !second,
                    "A sibling (" + sibling.part() + ") of this resource already has a variable path part"
                            + " -- only one is allowed");
        }
    }

    public Map<String, Resource> byId() {
        var all = new LinkedHashMap<String, Resource>();
        byPath.values().forEach(resource -> all.put(resource.id(), resource));
        return all;
    }
}
