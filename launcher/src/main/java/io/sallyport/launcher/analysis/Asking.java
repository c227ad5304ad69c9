package io.sallyport.launcher.analysis;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks who can. */
@Command(
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:nobody can: proved", "1:somebody can: executed", "2:could not decide, or bad input"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${COMMAND-FULL-NAME} POST /inventory --api ff5h7fdsed",
            "  ${COMMAND-FULL-NAME} 'iam:*' '*' --without-group admins",
            "  ${COMMAND-FULL-NAME} s3:GetObject 'arn:aws:s3:::pay/*' --policies policies/"
        })
abstract class Asking implements Callable<Integer> {
    private final boolean one;

    @Mixin
    private final Question question = new Question();

    @Spec
    private @Nullable CommandSpec spec;

    /** @param one whether the first who can is enough */
    Asking(boolean one) {
        this.one = one;
    }

    @Override
    public Integer call() {
        return question.ask(one, Objects.requireNonNull(spec).commandLine().getOut());
    }
}
