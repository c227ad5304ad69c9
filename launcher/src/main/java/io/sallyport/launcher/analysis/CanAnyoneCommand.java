package io.sallyport.launcher.analysis;

import picocli.CommandLine.Command;

/** {@code sallyport can-anyone}. */
@Command(
        name = "can-anyone",
        description =
                "Whether anyone can do something, and by which path: a proof that nobody can, or a request that was executed.")
public final class CanAnyoneCommand extends Asking {
    public CanAnyoneCommand() {
        super(true);
    }
}
