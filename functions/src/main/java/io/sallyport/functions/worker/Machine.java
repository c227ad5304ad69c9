package io.sallyport.functions.worker;

import io.sallyport.functions.core.Engine;
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
public record Machine(Interpreters interpreters, Clients clients, Sandbox sandbox, ProcNet procNet, Path folder) {

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
                new ProcNet(Path.of("/proc")),
                folder);
    }

    private static List<String> javaHomes(Map<String, String> variables) {
        return Optional.ofNullable(variables.get("JAVA_HOME"))
                .map(home -> List.of(home, System.getProperty("java.home")))
                .orElseGet(() -> List.of(System.getProperty("java.home")));
    }

    /** @return what functions can be run with: nothing where the kernel does not tell who speaks to an environment's runtime API */
    public List<Engine> engines() {
        return procNet.present() ? interpreters.engines() : List.of();
    }

    /** @return what whoever starts the product must know: functions run with the user's own rights, or not at all */
    public Optional<String> notice() {
        return procNet.present()
                ? sandbox.notice()
                : Optional.of(
                        "functions do not run here: without /proc/net/tcp nothing tells who speaks to a function's runtime API;"
                                + " run them on Linux, with /proc mounted");
    }
}
