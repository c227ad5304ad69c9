package io.sallyport.launcher.story;

import io.sallyport.functions.core.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the example's functions are written in: the same functions in each. */
public enum Language {
    NODE(Engine.NODEJS, "nodejs20.x", ".mjs"),
    PYTHON(Engine.PYTHON, "python3.11", ".py"),
    JAVA(Engine.JAVA, "java21", ".java");

    private final Engine engine;
    private final String runtime;
    private final String suffix;

    Language(Engine engine, String runtime, String suffix) {
        this.engine = engine;
        this.runtime = runtime;
        this.suffix = suffix;
    }

    /** @return the first of these that the machine can run; Java, which runs this, when it has no other */
    public static Language of(List<Engine> engines) {
        return List.of(values()).stream()
                .filter(language -> engines.contains(language.engine))
                .findFirst()
                .orElse(JAVA);
    }

    /** @param name in lower case, as the example's handlers are called */
    Path source(Path functions, String name) {
        return functions.resolve(label()).resolve(file(name));
    }

    private String file(String name) {
        return (this == JAVA ? type(name) : name) + suffix;
    }

    String handler(String name) {
        return this == JAVA ? type(name) + "::handle" : name + ".handler";
    }

    private static String type(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    String runtime() {
        return runtime;
    }

    /** @return as the example's folders are called */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return as a person says it */
    public String title() {
        return type(label());
    }
}
