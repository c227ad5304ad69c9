package io.sallyport.launcher;

import io.sallyport.contracts.RoomName;
import io.sallyport.runtime.tls.DeploymentKeys;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sallyport keys}: what each room of a cluster holds, one folder a room. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        header = "Make the keys of a clustered deployment.",
        description = {
            "Its authority, and a folder for each room with the room's certificate, its key-encryption key and the certificates of the others. Run it again to renew what is due; keys that exist stay."
        })
final class KeysCommand implements Callable<Integer> {
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where the folders go")
    private Path out = Path.of(".");

    @Option(
            names = "--name",
            defaultValue = "sallyport",
            paramLabel = "NAME",
            description = "the deployment's name, as its authority bears it (default: ${DEFAULT-VALUE})")
    private String name = "sallyport";

    @Spec
    private @org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var keys =
                DeploymentKeys.create(out, name, EnumSet.allOf(RoomName.class), Clock.systemUTC(), new SecureRandom());
        var terminal = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        for (var room : RoomName.values()) {
            terminal.println(room.label() + "  " + keys.of(room));
        }
        terminal.println("Keep " + out.resolve("authority") + " away from every room: who has it can make rooms.");
        return 0;
    }
}
