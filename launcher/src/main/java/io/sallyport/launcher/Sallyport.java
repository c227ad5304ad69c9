package io.sallyport.launcher;

import io.sallyport.launcher.analysis.CanAnyoneCommand;
import io.sallyport.launcher.analysis.PolicyDiffCommand;
import io.sallyport.launcher.analysis.WhoCanCommand;
import io.sallyport.launcher.lint.PolicyLintCommand;
import io.sallyport.launcher.simulate.SimulateCommand;
import io.sallyport.runtime.config.BadSetting;
import io.sallyport.runtime.sql.CannotOpen;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code sallyport} command. */
@Command(
        name = "sallyport",
        description = "The self-hosted security front of a serverless application.",
        mixinStandardHelpOptions = true,
        version = "Sallyport 0.1.0",
        subcommands = {
            UpCommand.class,
            StoryCommand.class,
            KeysCommand.class,
            CanAnyoneCommand.class,
            WhoCanCommand.class,
            PolicyDiffCommand.class,
            PolicyLintCommand.class,
            SimulateCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sallyport up                          run everything in this terminal, on https://localhost:8443",
            "  sallyport up --data /srv/sallyport    keep its data there",
            "  sallyport story                       see it work, from sign-up to a refused call",
            "  sallyport can-anyone POST /inventory --api ID    whether anyone can, and by which path",
            "  sallyport simulate curl …             what a request would be answered, and why, without sending it on",
            "",
            "Settings are SALLYPORT_... variables; see the README."
        })
public final class Sallyport {
    /** Columns of the help. */
    private static final int WIDTH = 120;

    /** {@code EX_SOFTWARE} of {@code sysexits.h}: no answer that a command gives. */
    static final int BUG = 70;

    private Sallyport() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Sallyport())
                .setUsageHelpWidth(WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Sallyport::told)
                .setParameterExceptionHandler(Sallyport::misread)
                .setExpandAtFiles(false); // curl's -d @file is curl's
        // what follows the word curl is curl's too
        Objects.requireNonNull(line.getSubcommands().get("simulate")).setStopAtPositional(true);
        return line;
    }

    /** What the person at the terminal can mend is one sentence; anything else is a bug and shows where it is. */
    private static int told(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        var cause = root(failure);
        if (cause instanceof BadSetting || cause instanceof CannotOpen) {
            command.getErr().println("sallyport: " + cause.getMessage());
            return 2;
        }
        failure.printStackTrace(command.getErr());
        return BUG;
    }

    /** What is not understood may be a curl line, with its secrets: only the first word is shown, and of an option only its name. */
    private static int misread(ParameterException failure, String[] arguments) {
        var command = failure.getCommandLine();
        var message =
                failure instanceof UnmatchedArgumentException unmatched ? unknown(unmatched) : failure.getMessage();
        command.getErr()
                .println("sallyport: " + message + "; see "
                        + command.getCommandSpec().qualifiedName() + " --help");
        return 2;
    }

    private static String unknown(UnmatchedArgumentException failure) {
        var word = failure.getUnmatched().getFirst();
        var name = word.startsWith("-") && !word.startsWith("--")
                ? word.substring(0, Math.min(2, word.length()))
                : word.split("=", 2)[0];
        var known = failure.getSuggestions();
        return name + " is not known here" + (known.isEmpty() ? "" : " (perhaps " + String.join(", ", known) + ")");
    }

    private static Throwable root(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null && !(cause instanceof BadSetting) && !(cause instanceof CannotOpen)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
