package io.sallyport.launcher.analysis;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which running product a command asks. */
public final class AskedProduct {
    @Option(
            names = "--data",
            defaultValue = ".sallyport",
            paramLabel = "DIR",
            description = "the data directory of the running product that is asked (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".sallyport");

    /** @throws io.sallyport.runtime.config.BadSetting when no product has been started there */
    public Connection connect() {
        return Connection.to(data, ", or give policies in files with --policies");
    }

    /** For a command that only a running product can answer. */
    public Connection connectOrFail() {
        return Connection.to(data, "");
    }
}
