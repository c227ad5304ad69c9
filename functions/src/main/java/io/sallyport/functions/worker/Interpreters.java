package io.sallyport.functions.worker;

import io.sallyport.functions.core.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The interpreters that this machine has, as the programs themselves say where they are: wrappers of version managers are followed
 * once, here, and not at every start.
 *
 * @param java   a JDK's or JRE's {@code bin/java}
 * @param python with the folders that its installation is made of
 */
public record Interpreters(Optional<Path> java, Optional<Path> node, Optional<Python> python) {

    /** @param homes the installation's and a virtual environment's folders */
    public record Python(Path program, List<Path> homes) {}

    /** @param javaHomes tried before the path, in this order */
    public static Interpreters find(Programs programs, List<String> javaHomes) {
        return new Interpreters(java(programs, javaHomes), node(programs), python(programs));
    }

    public boolean has(Engine engine) {
        return switch (engine) {
            case JAVA -> java.isPresent();
            case NODEJS -> node.isPresent();
            case PYTHON -> python.isPresent();
            case PROVIDED -> true;
        };
    }

    public List<Engine> engines() {
        return Arrays.stream(Engine.values()).filter(this::has).toList();
    }

    private static Optional<Path> java(Programs programs, List<String> homes) {
        return Stream.concat(homes.stream().map(home -> Path.of(home, "bin", "java")), programs.find("java").stream())
                .filter(Files::isExecutable)
                .findFirst()
                .map(Interpreters::real);
    }

    private static Optional<Path> node(Programs programs) {
        return programs.find("node")
                .flatMap(node -> Programs.output(node, "-p", "process.execPath"))
                .map(Path::of)
                .filter(Files::isExecutable);
    }

    private static Optional<Python> python(Programs programs) {
        return programs.find("python3")
                .flatMap(python -> Programs.output(
                        python, "-c", "import sys; print(sys.executable, sys.prefix, sys.base_prefix, sep='\\n')"))
                .map(text -> text.lines().map(Path::of).toList())
                .filter(lines -> lines.size() == 3 && Files.isExecutable(lines.getFirst()))
                .map(lines -> new Python(
                        lines.getFirst(),
                        lines.subList(1, 3).stream().distinct().toList()));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (java.io.IOException e) {
            return path;
        }
    }
}
