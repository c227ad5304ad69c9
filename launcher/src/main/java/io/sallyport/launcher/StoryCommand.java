package io.sallyport.launcher;

import io.sallyport.launcher.story.ApiCalls;
import io.sallyport.launcher.story.Clients;
import io.sallyport.launcher.story.Example;
import io.sallyport.launcher.story.Language;
import io.sallyport.launcher.story.Story;
import io.sallyport.launcher.story.Telling;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sallyport story}: a fresh instance, and the whole of what it is for, step by step. */
@Command(
        name = "story",
        mixinStandardHelpOptions = true,
        header = "See it work, from sign-up to a refused call.",
        description = {
            "Starts a fresh instance beside everything else, plays the example application with unmodified AWS clients",
            "from sign-up to a refused call, prints each request with its verdict, and removes every trace."
        })
final class StoryCommand implements Callable<Integer> {
    @Option(
            names = "--example",
            defaultValue = "${sys:sallyport.home:-.}/examples/inventory",
            paramLabel = "DIR",
            description = "the example application (default: ${DEFAULT-VALUE})")
    private Path folder = Path.of("examples/inventory");

    @Option(
            names = "--functions",
            paramLabel = "LANGUAGE",
            description =
                    "what its functions are written in: ${COMPLETION-CANDIDATES} (default: the first whose interpreter is here)")
    private @Nullable Language language;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var data = Files.createTempDirectory("sallyport-story");
        var telling = new Telling(Objects.requireNonNull(spec).commandLine().getOut(), Telling.atTerminal());
        try {
            var product = Product.start(new EmbeddedOptions(data, 0, OptionalInt.empty(), settings()));
            try {
                telling.opening(product.url());
                play(product, telling);
            } finally {
                product.stop();
            }
        } finally {
            DataDirectory.remove(data);
        }
        telling.end();
        return telling.kept() ? 0 : 1;
    }

    private static java.util.Map<String, String> settings() {
        return System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("SALLYPORT_"))
                .collect(Collectors.toMap(java.util.Map.Entry::getKey, java.util.Map.Entry::getValue));
    }

    private void play(Product product, Telling telling) {
        var endpoint = URI.create(product.url());
        var deployment = product.deployment();
        var password = LocalAuthority.TRUSTSTORE_PASSWORD;
        var root = product.rootKey();
        try (var clients = Clients.of(endpoint, deployment.region(), root, product.truststore(), password)) {
            var tls = Clients.trusting(product.truststore(), password);
            var calls = new ApiCalls(endpoint, deployment.region(), tls, InstantSource.system());
            new Story(clients, calls, example(product), deployment.accountId(), deployment.region(), telling).play();
        }
    }

    private Example example(Product product) {
        return new Example(folder, Optional.ofNullable(language).orElseGet(() -> Language.of(product.engines())));
    }
}
