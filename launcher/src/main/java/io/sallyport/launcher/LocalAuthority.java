package io.sallyport.launcher;

import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.tls.Authority;
import io.sallyport.runtime.tls.CertifiedKey;
import io.sallyport.runtime.tls.PrivateFiles;
import io.sallyport.runtime.tls.Truststore;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded product's TLS: an authority of its own, a server certificate of it, and what clients need to trust it. */
final class LocalAuthority {
    private static final Logger LOG = LoggerFactory.getLogger(LocalAuthority.class);
    private static final Duration LOOK_EVERY = Duration.ofHours(1);
    /** Guards nothing: what is inside is public, but Java wants a word. */
    static final String TRUSTSTORE_PASSWORD = "changeit";

    private final Authority authority;
    private final Path folder;
    private final Set<String> names;
    private final Clock clock;
    private CertifiedKey serving;

    private LocalAuthority(Authority authority, Path folder, Set<String> names, Clock clock) {
        this.authority = authority;
        this.folder = folder;
        this.names = names;
        this.clock = clock;
        this.serving = authority.server(names);
    }

    /** The server's certificate is made anew at each start, so that its names follow the settings. */
    static LocalAuthority open(DataDirectory data, Deployment deployment, Clock clock) {
        var authority = Authority.open(data.tls(), "sallyport", clock, new SecureRandom());
        var local = new LocalAuthority(authority, data.tls(), names(deployment), clock);
        var store = Truststore.keyStore(List.of(authority.certificate()), "PKCS12", TRUSTSTORE_PASSWORD);
        PrivateFiles.writePublic(local.truststoreFile(), store);
        return local;
    }

    /** What the product answers to: this machine, the public URL, and every deployed API. */
    private static Set<String> names(Deployment deployment) {
        var names = new LinkedHashSet<>(List.of("localhost", "*.localhost", "127.0.0.1", "::1"));
        names.add(deployment.publicHost());
        deployment.domains().forEach(domain -> names.add("*.execute-api." + deployment.region() + "." + domain));
        return names;
    }

    Path certificateFile() {
        return folder.resolve("ca.crt");
    }

    Path truststoreFile() {
        return folder.resolve("truststore.p12");
    }

    HttpServerOptions options() {
        return new HttpServerOptions().setSsl(true).setUseAlpn(true).setKeyCertOptions(serving.options());
    }

    /** Swaps the live certificate when a third of its life is left; connections that are open go on. */
    void renewOn(Vertx vertx, HttpServer server) {
        vertx.setPeriodic(LOOK_EVERY.toMillis(), _ -> {
            if (serving.dueForRenewal(clock.instant())) {
                var next = authority.server(names);
                server.updateSSLOptions(new ServerSSLOptions().setKeyCertOptions(next.options()))
                        .onSuccess(_ -> serving = next)
                        .onFailure(e -> LOG.error("the new certificate was not taken; trying again in an hour", e));
            }
        });
    }
}
