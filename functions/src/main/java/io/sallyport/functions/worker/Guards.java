package io.sallyport.functions.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is put before every command: a process group of its own, an end with ours, no new privileges, limits. Each part only where the
 * machine has the tool (util-linux).
 */
record Guards(Optional<Path> setsid, Optional<Path> setpriv, Optional<Path> prlimit) {
    private static final int OPEN_FILES = 1_024;

    static Guards none() {
        return new Guards(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Finds the tools and tries each once: one that does not work here is left out. */
    static Guards find(Programs programs) {
        return new Guards(
                programs.working("setsid", "true"),
                programs.working("setpriv", "--pdeathsig", "KILL", "--no-new-privs", "true"),
                programs.working("prlimit", "--core=0", "--nofile=" + OPEN_FILES, "true"));
    }

    List<String> prefix(Launch launch) {
        var prefix = new ArrayList<String>();
        setsid.ifPresent(tool -> prefix.add(tool.toString()));
        setpriv.ifPresent(tool -> prefix.addAll(List.of(tool.toString(), "--pdeathsig", "KILL", "--no-new-privs")));
        prlimit.ifPresent(tool -> prefix.addAll(limits(tool, launch)));
        return prefix;
    }

    private static List<String> limits(Path tool, Launch launch) {
        long data = (launch.memoryMegabytes() + launch.headroomMegabytes()) * 1024L * 1024;
        return List.of(tool.toString(), "--core=0", "--nofile=" + OPEN_FILES, "--data=" + data);
    }
}
