package io.sallyport.launcher.lint;

import io.sallyport.analysis.lint.Lint;
import io.sallyport.analysis.lint.PolicyKind;
import io.sallyport.launcher.analysis.AskedProduct;
import io.sallyport.launcher.story.Telling;
import io.sallyport.runtime.config.BadSetting;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sallyport policy-lint}. */
@Command(
        name = "policy-lint",
        mixinStandardHelpOptions = true,
        description = {
            "What policies say that does not do what it seems to: misspelled keys and actions, trust that reaches too far.",
            "An error protects less than it says; a warning allows less than it says, or says nothing."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:nothing found", "1:something found", "2:bad input"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  sallyport policy-lint visitor.json                one policy",
            "  sallyport policy-lint trust.json --kind trust     whatever it looks like",
            "  sallyport policy-lint policies/                   a folder, as can-anyone --policies takes it",
            "  sallyport policy-lint                             every policy of the running product (guard rails are files)"
        })
public final class PolicyLintCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PLACE",
            description = "a policy, or a folder of them (default: the running product's)")
    private @Nullable Path place;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "of one file: identity, resource or trust (default: what it looks like)")
    private @Nullable PolicyKind kind;

    @Mixin
    private final AskedProduct product = new AskedProduct();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var policies = policies();
        var lint = new Lint(ProductVocabulary.vocabulary());
        var report = new LintReport(Objects.requireNonNull(spec).commandLine().getOut(), Telling.atTerminal());
        for (var policy : policies) {
            report.policy();
            lint.of(policy.json(), policy.kind()).forEach(finding -> report.finding(policy.name(), finding));
        }
        return report.end() ? 0 : 1;
    }

    private List<PolicyText> policies() {
        if (place != null) {
            return LintFiles.at(place, Optional.ofNullable(kind));
        }
        if (kind != null) {
            throw new BadSetting("--kind says what one file is; name the file");
        }
        try (var connection = product.connect()) {
            return LivePolicies.of(connection);
        }
    }
}
