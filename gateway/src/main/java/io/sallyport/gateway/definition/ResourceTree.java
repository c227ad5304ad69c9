package io.sallyport.gateway.definition;

import io.sallyport.gateway.definition.RestDefinition.Method;
import io.sallyport.gateway.definition.RestDefinition.Resource;
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
