package io.sallyport.gateway.openapi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is done without; each said once. */
final class Warnings {
    private static final int MOST = 100;

    private final Set<String> said = new LinkedHashSet<>();

    void add(Part part, String what) {
        if (said.size() < MOST) {
            said.add((part.where().isEmpty() ? "document" : part.where()) + ": " + what);
        }
    }

    /** What is kept, and answered with 501 until it is built. */
    void unbuilt(Part part, String missing) {
        add(part, missing + "; calls are refused until it is");
    }

    List<String> all() {
        return new ArrayList<>(said);
    }
}
