package io.sallyport.functions.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What this machine offers to functions; found out once, at the start. Blocks: programs are tried.
 *
 * @param folder of this worker alone, removed when it closes
 */
public record Machine(Interpreters interpreters, Clients clients, Sandbox sandbox, Path folder) {

    /**
     * @param variables our own process's: {@code PATH} and {@code JAVA_HOME} are read
     * @param folder    a folder that may be emptied
     */
    public static Machine find(Map<String, String> variables, Path folder) throws IOException {
        var programs = new Programs(variables.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"));
        Folders.remove(folder);
        Folders.made(folder);
        var guards = Guards.find(programs);
        var sandbox = Bubblewrap.find(programs, guards, folder).orElseGet(() -> new OwnRights(guards));
        return new Machine(
                Interpreters.find(programs, javaHomes(variables)),
                Clients.unpack(folder.resolve("clients")),
                sandbox,
                folder);
    }

    private static List<String> javaHomes(Map<String, String> variables) {
        return Optional.ofNullable(variables.get("JAVA_HOME"))
                .map(home -> List.of(home, System.getProperty("java.home")))
                .orElseGet(() -> List.of(System.getProperty("java.home")));
    }

    /** @return what whoever starts the product must know: functions run with the user's own rights */
    public Optional<String> notice() {
        return sandbox.notice();
    }
}
