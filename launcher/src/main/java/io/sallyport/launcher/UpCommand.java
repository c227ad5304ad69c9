package io.sallyport.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sallyport up}: the whole product in the foreground, until SIGTERM. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        header = "Run everything in one process.",
        description = "TLS on, file database, no set-up. Stops on Ctrl-C, after what runs has finished.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  sallyport up",
            "  sallyport up --data /srv/sallyport --port 443",
            "  sallyport up --plain-port 8080     also without TLS, on loopback: behind a proxy that terminates it"
        })
final class UpCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            defaultValue = ".sallyport",
            paramLabel = "DIR",
            description = "where everything is kept (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".sallyport");

    @Option(
            names = EmbeddedOptions.PORT,
            defaultValue = "8443",
            paramLabel = "N",
            description = "TLS port; 0 takes a free one (default: ${DEFAULT-VALUE})")
    private int port = 8443;

    @Option(
            names = EmbeddedOptions.PLAIN_PORT,
            paramLabel = "N",
            description = "also without TLS, on loopback only (default: off)")
    private @Nullable Integer plainPort;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var terminal = Objects.requireNonNull(spec).commandLine().getOut();
        var product = Product.start(options(System.getenv()));
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            product.stop();
            stopped.countDown();
        }));
        terminal.println(Banner.text(product));
        terminal.println("ready " + product.url());
        terminal.flush();
        stopped.await();
        return 0;
    }

    EmbeddedOptions options(Map<String, String> variables) {
        var plain = plainPort == null ? OptionalInt.empty() : OptionalInt.of(plainPort);
        return new EmbeddedOptions(data.toAbsolutePath().normalize(), port, plain, variables);
    }
}
