package io.sallyport.launcher;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JVM for a process of the test's own.
 *
 * @param classPath of the {@code sallyport} command
 * @param cache     the option that names its ahead-of-time cache
 */
record ChildJvm(String classPath, Optional<String> cache) {
    /** With the class path of this test. */
    static final ChildJvm PLAIN = new ChildJvm(System.getProperty("java.class.path"), Optional.empty());

    /**
     * One that records, when it ends by itself, what {@link #trained} start with: in half the time.
     *
     * @param folder where to keep it
     */
    static ChildJvm training(Path folder) {
        return new ChildJvm(packed(folder), Optional.of("-XX:AOTCacheOutput=" + cache(folder)));
    }

    /** One that starts from what {@link #training} recorded in the same folder. */
    ChildJvm trained(Path folder) {
        return new ChildJvm(classPath, Optional.of("-XX:AOTCache=" + cache(folder)));
    }

    private static Path cache(Path folder) {
        return folder.resolve("sallyport.aot");
    }

    /** A cache takes classes from jars only. */
    private static String packed(Path folder) {
        return Stream.of(PLAIN.classPath().split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .map(entry -> Files.isDirectory(entry) ? jar(entry, folder) : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jar(Path classes, Path folder) {
        var jar = folder.resolve(Integer.toHexString(classes.hashCode()) + ".jar");
        int status = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
        if (status != 0) {
            throw new IllegalStateException("jar ended with " + status + " for " + classes);
        }
        return jar;
    }

    /** The {@code sallyport} command with these arguments. */
    ProcessBuilder sallyport(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        cache.ifPresent(command::add);
        command.addAll(List.of("-cp", classPath, "io.sallyport.launcher.Sallyport"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("SALLYPORT_"));
        return builder;
    }
}
