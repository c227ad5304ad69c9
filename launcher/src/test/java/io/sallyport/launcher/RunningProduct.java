package io.sallyport.launcher;

import io.sallyport.contracts.Secret;
import io.sallyport.launcher.story.ApiCalls;
import io.sallyport.launcher.story.Clients;
import io.sallyport.launcher.story.Example;
import io.sallyport.launcher.story.Language;
import io.sallyport.launcher.story.Narrator;
import io.sallyport.launcher.story.Stage;
import io.sallyport.runtime.trust.Clocks;
import io.sallyport.sigv4.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One embedded product for all test classes of this JVM: the same that {@code up} starts, on free ports. */
public final class RunningProduct implements ParameterResolver {
    /**
     * What a test is given: the product and unmodified clients of it.
     *
     * @param data its data directory
     */
    public record Running(Product product, Path data, Clients clients) implements AutoCloseable {
        static Running start() {
            return start(Clocks.system());
        }

        static Running start(Clocks clocks) {
            try {
                var data = Files.createTempDirectory("sallyport-test");
                var product = Product.start(new EmbeddedOptions(data, 0, OptionalInt.of(0), Map.of()), clocks);
                return new Running(product, data, clients(product));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Clients clients(Product product) {
            return clients(product, product.rootKey());
        }

        private static Clients clients(Product product, Credentials key) {
            return Clients.of(
                    URI.create(product.url()),
                    product.deployment().region(),
                    key,
                    product.truststore(),
                    LocalAuthority.TRUSTSTORE_PASSWORD);
        }

        /** The same clients with somebody else's long-term keys. */
        public Clients clientsAs(String accessKeyId, String secret) {
            return clients(product, Credentials.longTerm(accessKeyId, Secret.of(secret)));
        }

        public ApiCalls calls() {
            var tls = Clients.trusting(product.truststore(), LocalAuthority.TRUSTSTORE_PASSWORD);
            return new ApiCalls(URI.create(product.url()), product.deployment().region(), tls, InstantSource.system());
        }

        public String url() {
            return product.url();
        }

        public Credentials rootKey() {
            return product.rootKey();
        }

        public String account() {
            return product.deployment().accountId();
        }

        public String region() {
            return product.deployment().region();
        }

        public RawHttps raw() {
            return raw("localhost");
        }

        /** @param host that it calls the product, and by which it verifies it */
        RawHttps raw(String host) {
            return new RawHttps(
                    URI.create("https://" + host + ":" + URI.create(url()).getPort()),
                    Clients.trusting(product.truststore(), LocalAuthority.TRUSTSTORE_PASSWORD));
        }

        /** @return the example application, deployed under names of its own */
        public Stage.Set stage(String suffix) {
            var deployment = product.deployment();
            return new Stage(clients, example(), deployment.accountId(), deployment.region(), suffix)
                    .build(Narrator.SILENT);
        }

        public static Example example() {
            return new Example(Path.of(System.getProperty("sallyport.root"), "examples", "inventory"), Language.NODE);
        }

        @Override
        public void close() {
            clients.close();
            product.stop();
            DataDirectory.remove(data);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(RunningProduct.class))
                .computeIfAbsent(Running.class, _ -> Running.start(), Running.class);
    }
}
