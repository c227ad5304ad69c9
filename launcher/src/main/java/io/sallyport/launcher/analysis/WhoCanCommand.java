package io.sallyport.launcher.analysis;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sallyport who-can}. */
@Command(
        name = "who-can",
        mixinStandardHelpOptions = true,
        description = "Everyone who can do something, each with a path that was executed.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:nobody can: proved", "1:somebody can: executed", "2:could not decide, or bad input"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  sallyport who-can POST /inventory --api ff5h7fdsed",
            "  sallyport who-can iam:* '*' --without-group admins",
            "  sallyport who-can s3:GetObject 'arn:aws:s3:::pay/*' --policies policies/ --with aws:SourceIp=203.0.113.7"
        })
public final class WhoCanCommand implements Callable<Integer> {
    @Mixin
    private final Question question = new Question();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        return question.ask(false, Objects.requireNonNull(spec).commandLine().getOut());
    }
}
