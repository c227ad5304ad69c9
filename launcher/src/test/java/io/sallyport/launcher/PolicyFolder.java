package io.sallyport.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Policies in files, as tests write them: single quotes for double ones; and the commands that read them. */
record PolicyFolder(Path path) {
    private static final String ACCOUNT = "arn:aws:iam::123456789012:";

    record Said(int status, String text) {}

    static Said say(String... arguments) {
        var text = new StringWriter();
        var command =
                Sallyport.commandLine().setOut(new PrintWriter(text, true)).setErr(new PrintWriter(text, true));
        return new Said(command.execute(arguments), text.toString());
    }

    /** Asks of these files. */
    Said asked(String command, String... arguments) {
        var all = new java.util.ArrayList<>(java.util.List.of(command));
        all.addAll(java.util.List.of(arguments));
        all.addAll(java.util.List.of("--policies", path.toString()));
        return say(all.toArray(String[]::new));
    }

    PolicyFolder in(String folder) {
        return new PolicyFolder(path.resolve(folder));
    }

    PolicyFolder write(String file, String json) {
        var target = path.resolve(file);
        try {
            Files.createDirectories(target.getParent());
            Files.writeString(target, json.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** @return a document of one statement */
    static String allowing(String statement) {
        return "{'Version':'2012-10-17',\n 'Statement':[{'Effect':'Allow'," + statement + "}]}";
    }

    static String denying(String statement) {
        return allowing(statement).replace("Allow", "Deny");
    }

    static String roleArn(String name) {
        return ACCOUNT + "role/" + name;
    }
}
