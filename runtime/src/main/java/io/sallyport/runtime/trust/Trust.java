package io.sallyport.runtime.trust;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.Refusal;
import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.Policies;
import io.sallyport.runtime.bus.BusPort;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.jwt.ForeignIssuers;
import io.sallyport.runtime.jwt.JwtIssuer;
import io.sallyport.runtime.jwt.VerifiedToken;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What this node believes: one for all rooms in a JVM, safe from every event loop.
 *
 * <p>On the warm path every answer is complete when it is returned. Each fails with {@link
 * io.sallyport.contracts.BusFailure#UNAVAILABLE} while the node holds no lease.
 */
public final class Trust {
    private final Vertx vertx;
    private final TrustConfig config;
    private final LeaseKeeper lease;
    private final ProviderBook providers;
    private final ForeignIssuers foreign;
    private final Tokens tokens;
    private final Authenticator authenticator;
    private final Decider decider;
    private volatile Optional<Long> timer = Optional.empty();

    private Trust(
            Vertx vertx,
            Ledger ledger,
            Deployment deployment,
            TrustConfig config,
            Clocks clocks,
            MeterRegistry meters) {
        this.vertx = vertx;
        this.config = config;
        var revocations = new Revocations(clocks.wall(), config.revocations());
        this.providers = new ProviderBook(ledger, new BookPage.Maker(new SessionKeyring(ledger.opener())));
        this.lease =
                new LeaseKeeper(UUID.randomUUID().toString(), ledger, revocations, providers, clocks, config.grace());
        this.foreign = new ForeignIssuers(
                vertx, clocks.nanos(), config.issuerPatience(), config.loopbackIssuers(), config.issuerTrust());
        this.tokens =
                new Tokens(vertx, clocks, lease, revocations, providers, foreign, CacheMeter.of(meters, "jwt"), config);
        var credentials = new Credentials(clocks.wall(), revocations);
        this.authenticator = new Authenticator(
                lease,
                new SigningKeys(
                        ledger, lease, CacheMeter.of(meters, "signing-key"), config.signingKeys(), config.strangers()),
                new SessionTokens(providers, CacheMeter.of(meters, "session"), config.sessions()),
                credentials,
                new HomeScope(deployment),
                clocks.wall());
        var documents = new Documents(CacheMeter.of(meters, "document"), config.documents());
        this.decider = new Decider(
                lease,
                credentials,
                new Standings(ledger, lease, documents, CacheMeter.of(meters, "principal"), config.principals()),
                new Narrowings(documents, CacheMeter.of(meters, "narrowing"), config.principals()),
                deployment.region(),
                clocks.wall(),
                new DecisionMeter(meters));
        Gauge.builder("sallyport.trust.lease.age", lease, keeper -> keeper.ageNanos() / 1e9)
                .description("Seconds since this node asked for the lease it holds; negative before the first")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Over the bus, hearing its news. */
    public static Trust open(
            Vertx vertx, BusPort port, Deployment deployment, TrustConfig config, Clocks clocks, MeterRegistry meters) {
        var trust = open(vertx, Ledger.over(port), deployment, config, clocks, meters);
        port.listen(PolicyContract.EPOCH_NEWS, trust::heardNews);
        return trust;
    }

    /** With whatever answers; news is told by {@link #heardNews}. */
    public static Trust open(
            Vertx vertx,
            Ledger ledger,
            Deployment deployment,
            TrustConfig config,
            Clocks clocks,
            MeterRegistry meters) {
        return new Trust(vertx, ledger, deployment, config, clocks, meters);
    }

    /** @return done when the first lease is held; until then it goes on asking */
    public Future<Void> start() {
        timer = Optional.of(vertx.setPeriodic(config.leaseEvery().toMillis(), tick -> lease.renew()));
        lease.renew();
        return lease.first();
    }

    /** Believes nothing from now on. */
    public void close() {
        timer.ifPresent(vertx::cancelTimer);
        lease.close();
        foreign.close();
    }

    /** Something may be new at policy-service: renews the lease at once. A hint; costs one question however often it comes. */
    public void heardNews() {
        lease.renew();
    }

    /** @return true when this node may decide now */
    public boolean ready() {
        return lease.alive();
    }

    /**
     * For what rooms decide themselves.
     *
     * @return the epochs at which this node decides; what is asked of policy-service from now on holds at these or later ones
     * @throws Refusal {@link io.sallyport.contracts.BusFailure#UNAVAILABLE} when this node may not decide now
     */
    public Epochs requireLease() {
        return lease.require().epochs();
    }

    /** @return at which epochs a decision of this moment is made; none while this node holds no lease */
    public Optional<Epochs> epochs() {
        return lease.epochs();
    }

    /**
     * Finds out who signed a request, by header or by query.
     *
     * @param service signing name of the service that was called, for example {@code execute-api}; the scope has to name it, and this
     *     deployment's region ({@code sts}: or us-east-1; {@code iam}: any)
     * @return fails with {@link io.sallyport.contracts.GatewayFailure} or {@link io.sallyport.contracts.PolicyFailure}
     */
    public Future<Caller> authenticate(Inbound request, String service) {
        return guarded(() -> authenticator.authenticate(request, service));
    }

    /**
     * Decides whether a caller may do something. Not being allowed is an answer, not a failure; a credential that expired or was revoked
     * meanwhile is a failure.
     *
     * @param context condition keys besides those about the caller and the time; see {@link RequestFacts}
     */
    public Future<Judgement> decide(Caller caller, String action, String resource, Map<String, List<String>> context) {
        var known = Context.builder();
        context.forEach(known::put);
        return decide(caller, Action.of(action), resource, known.build(), UnaryOperator.identity());
    }

    /**
     * As the other, with policies of the resource.
     *
     * @param sides adds to the caller's policies, for example {@code policies -> policies.withResource(attached)}
     */
    public Future<Judgement> decide(
            Caller caller, Action action, String resource, Context context, UnaryOperator<Policies> sides) {
        return guarded(() -> decider.decide(new Decider.Question(caller, action, resource, context, sides)));
    }

    /**
     * Verifies a token of any registered issuer: a user pool's, or a foreign OpenID provider's.
     *
     * @return fails with a {@link io.sallyport.contracts.TokenFailure}
     */
    public Future<VerifiedToken> verify(String token) {
        return guarded(() -> tokens.verify(token, Optional.empty()));
    }

    /** Verifies a token of one issuer that a configuration names, registered or not. */
    public Future<VerifiedToken> verify(String token, JwtIssuer from) {
        return guarded(() -> tokens.verify(token, Optional.of(from)));
    }

    /** @return the provider of this name: an issuer URL with or without {@code https://}, or an alias of a user pool */
    public Optional<PolicyContract.Provider> provider(String name) {
        return providers.page().named(name).map(BookPage.Listed::provider);
    }

    private static <T> Future<T> guarded(Supplier<Future<T>> answer) {
        try {
            return answer.get();
        } catch (Refusal refusal) {
            return Future.failedFuture(refusal);
        }
    }
}
