package io.sallyport.launcher.analysis;

import picocli.CommandLine.Command;

/** {@code sallyport who-can}. */
@Command(name = "who-can", description = "Everyone who can do something, each with a path that was executed.")
public final class WhoCanCommand extends Asking {
    public WhoCanCommand() {
        super(false);
    }
}
