package io.sallyport.functions.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The programs that are on the machine's path. */
public final class Programs {
    private static final int PATIENCE_SECONDS = 10;

    private final List<Path> folders;

    /** @param path the value of {@code PATH} */
    public Programs(String path) {
        this.folders = Arrays.stream(path.split(":"))
                .filter(folder -> folder.startsWith("/"))
                .map(Path::of)
                .toList();
    }

    public Optional<Path> find(String name) {
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @return the program, when it ends with success after {@code arguments} */
    public Optional<Path> working(String name, String... arguments) {
        return find(name).filter(program -> output(program, arguments).isPresent());
    }

    /** @return what a program prints, when it ends with success in good time */
    static Optional<String> output(Path program, String... arguments) {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        try {
            return output(new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> output(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return Optional.empty();
        }
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.exitValue() == 0 ? Optional.of(printed.strip()) : Optional.empty();
    }
}
