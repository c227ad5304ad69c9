package io.sallyport.launcher.simulate;

import io.sallyport.gateway.front.Front;
import io.sallyport.gateway.simulate.Simulations;
import io.sallyport.launcher.analysis.AskedProduct;
import io.sallyport.launcher.story.Telling;
import io.sallyport.runtime.config.BadSetting;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sallyport simulate}. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "What the running product would answer to a curl line of a deployed API, at which step, and why.",
            "The gateway decides by the code that decides for real; the request never reaches its backend. Functions of Lambda"
                    + " authorizers are asked for real; what they answer is kept for nobody."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:it would be let in", "1:it would be refused", "2:could not be asked, or bad input"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  sallyport simulate curl -X POST https://localhost:8443/_aws/execute-api/ff5h7fdsed/test/inventory -d '{\"a\":1}'",
            "  sallyport simulate --source-ip 192.0.2.7 curl --aws-sigv4 aws:amz:us-east-1:execute-api --user KEY:SECRET URL",
            "  sallyport simulate \"curl 'https://…' -H 'authorization: Bearer …'\"     a whole line, as browsers copy it as cURL"
        })
public final class SimulateCommand implements Callable<Integer> {
    @Mixin
    private final AskedProduct product = new AskedProduct();

    @Option(
            names = "--source-ip",
            paramLabel = "IP",
            description = "the address that the request is supposed to come from (default: yours)")
    private @Nullable String sourceIp;

    @Parameters(
            arity = "1..*",
            paramLabel = "curl ...",
            hideParamSyntax = true,
            description = "the command with its options, or all of it as one quoted argument")
    private List<String> words = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var request =
                CurlRequest.of(CurlLine.parse(words), InstantSource.system().instant());
        var report = new Verdict(Objects.requireNonNull(spec).commandLine().getOut(), Telling.atTerminal());
        var answer = ask(question(request));
        report.tell(request.toString(), answer);
        return answer.getBoolean("allowed") ? 0 : 1;
    }

    private JsonObject question(CurlRequest request) {
        var headers = new JsonArray();
        request.headers()
                .forEach(
                        header -> headers.add(new JsonArray().add(header.name()).add(header.value())));
        var question = new JsonObject()
                .put("method", request.method())
                .put("url", request.url().whole())
                .put("headers", headers)
                .put("body", Base64.getEncoder().encodeToString(request.body().getBytes()));
        return sourceIp == null ? question : question.put("sourceIp", sourceIp);
    }

    private JsonObject ask(JsonObject question) {
        try (var connection = product.connectOrFail()) {
            var calls = connection.calls();
            var call = calls.request("POST", Front.SIMULATE, question.encode(), List.of());
            var answer = calls.signed(connection.key(), Simulations.SERVICE, call);
            if (answer.status() != 200) {
                throw new BadSetting("the product cannot be asked this: " + answer.status() + " " + answer.body());
            }
            return new JsonObject(answer.body());
        } catch (UncheckedIOException e) {
            throw new BadSetting("the product does not answer (" + e.getMessage()
                    + "); start it with ./sallyport up, or name another data directory with --data");
        }
    }
}
