package io.sallyport.functions.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Namespaces of its own: processes, users, mounts, host name, IPC. It sees the system's programs, its interpreter and its code, all
 * read-only, a fresh {@code /tmp}, and no home, data directory or other function. The network is the machine's.
 */
record Bubblewrap(Path bwrap, Guards guards) implements Sandbox {
    private static final String TASK = "/var/task";
    private static final String TEMPORARY_BYTES = String.valueOf(512L * 1024 * 1024);
    private static final List<String> SYSTEM = List.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32");
    private static final List<String> SETTINGS = List.of(
            "/etc/alternatives",
            "/etc/ca-certificates",
            "/etc/host.conf",
            "/etc/hosts",
            "/etc/ld.so.cache",
            "/etc/ld.so.conf",
            "/etc/ld.so.conf.d",
            "/etc/localtime",
            "/etc/nsswitch.conf",
            "/etc/pki",
            "/etc/resolv.conf",
            "/etc/ssl");

    /** @return bubblewrap, when it is here and is let make namespaces */
    static Optional<Sandbox> find(Programs programs, Guards guards, Path anywhere) {
        return programs.find("bwrap")
                .map(path -> new Bubblewrap(path, guards))
                .filter(sandbox -> sandbox.works(anywhere))
                .map(Sandbox.class::cast);
    }

    private boolean works(Path anywhere) {
        var launch = new Launch(List.of("true"), java.util.Map.of(), anywhere, anywhere, List.of(), 128, 1_024);
        var arguments = inside(launch).toArray(String[]::new);
        return Programs.output(bwrap, arguments).isPresent();
    }

    @Override
    public List<String> command(Launch launch) {
        return Stream.of(guards.prefix(launch), List.of(bwrap.toString()), inside(launch))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> inside(Launch launch) {
        var arguments = new ArrayList<>(List.of(
                "--unshare-user",
                "--unshare-pid",
                "--unshare-ipc",
                "--unshare-uts",
                "--unshare-cgroup-try",
                "--uid",
                "993",
                "--gid",
                "990",
                "--hostname",
                "function",
                "--die-with-parent",
                "--cap-drop",
                "ALL"));
        SYSTEM.forEach(folder -> arguments.addAll(seen(Path.of(folder))));
        SETTINGS.forEach(file -> arguments.addAll(List.of("--ro-bind-try", file, file)));
        arguments.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        arguments.addAll(List.of("--size", TEMPORARY_BYTES, "--tmpfs", "/tmp"));
        launch.readable().forEach(path -> arguments.addAll(List.of("--ro-bind", path.toString(), path.toString())));
        arguments.addAll(List.of("--ro-bind", launch.code().toString(), TASK, "--chdir", TASK, "--"));
        arguments.addAll(launch.command());
        return arguments;
    }

    /** A folder of the system as it is: a folder, or a link into {@code /usr}. */
    private static List<String> seen(Path folder) {
        if (Files.isSymbolicLink(folder)) {
            return List.of("--symlink", "usr/" + folder.getFileName(), folder.toString());
        }
        return List.of("--ro-bind-try", folder.toString(), folder.toString());
    }

    @Override
    public String codeRoot(Launch launch) {
        return TASK;
    }

    @Override
    public String temporary(Launch launch) {
        return "/tmp";
    }

    @Override
    public Optional<String> notice() {
        return Optional.empty();
    }
}
