package io.sallyport.bench;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A set of statements, and one request to decide by them. */
public enum Scenario {
    /** The two statements of the story. */
    STORY_ALLOWED("GET", "/pets", 1, true),
    STORY_DENIED("POST", "/inventory", 1, false),
    /** Each statement about paths of its own; the last one allows. */
    FIFTY("GET", "/svc49/items/42", 49, true),
    /** Each statement about the same path: no index can tell them apart, only their conditions. The last one allows. */
    FIFTY_ALIKE("GET", "/items/42", 49, true),
    FIVE_THOUSAND("GET", "/svc4999/items/42", 4_999, true);

    private static final Grant NO_POST = Grant.deny("/*/POST/inventory");

    final String method;
    final String path;
    final int department;
    final boolean allowed;

    Scenario(String method, String path, int department, boolean allowed) {
        this.method = method;
        this.path = path;
        this.department = department;
        this.allowed = allowed;
    }

    List<Grant> grants() {
        return switch (this) {
            case STORY_ALLOWED, STORY_DENIED -> List.of(Grant.allow("/*"), NO_POST);
            case FIFTY -> statements(50, Scenario::apart);
            case FIFTY_ALIKE -> statements(50, number -> Grant.allow("/*", number));
            case FIVE_THOUSAND -> statements(5_000, Scenario::apart);
        };
    }

    private static Grant apart(int number) {
        return Grant.allow("/test/GET/svc" + number + "/*", number);
    }

    /** The Deny of the story and {@code many - 1} others. */
    private static List<Grant> statements(int many, IntFunction<Grant> other) {
        return Stream.concat(Stream.of(NO_POST), IntStream.range(1, many).mapToObj(other))
                .toList();
    }

    String departmentName() {
        return "dept" + department;
    }

    /** Inside the department's network. */
    String address() {
        return "10." + department % 256 + ".3.7";
    }
}
