package io.sallyport.runtime.jwt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.runtime.bus.Flights;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keys of issuers that are not ours, by OpenID Connect discovery. Kept for a while; asked for again when a token names a key id that
 * is not among them, but not more often than strangers with invented key ids may make us ask.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect Discovery 1.0, section 4</a>
 */
public final class ForeignIssuers {
    private static final int MOST_ISSUERS = 1_000;
    private static final long FRESH = Duration.ofMinutes(10).toNanos();
    private static final long BETWEEN_REFRESHES = Duration.ofSeconds(30).toNanos();
    private static final long AFTER_FAILURE = Duration.ofSeconds(10).toNanos();
    private static final StrictJson JSON = new StrictJson(150_000);

    private final Vertx vertx;
    private final LongSupplier nanos;
    private final IssuerFetch fetch;
    private final Cache<JwtIssuer, Kept> kept;
    private final Flights<JwtIssuer, Kept> flights = new Flights<>();

    /**
     * @param nanos    a monotonic clock
     * @param patience for one document
     * @param loopback true where issuers on private and loopback addresses may be asked
     * @param trust    which certificates are believed; absent: the JDK's
     */
    public ForeignIssuers(
            Vertx vertx, LongSupplier nanos, Duration patience, boolean loopback, Optional<TrustOptions> trust) {
        this.vertx = vertx;
        this.nanos = nanos;
        this.fetch = new IssuerFetch(vertx, patience, loopback, trust);
        this.kept = Caffeine.newBuilder()
                .maximumSize(MOST_ISSUERS)
                .executor(Runnable::run)
                .build();
    }

    public void close() {
        fetch.close();
    }

    /**
     * What fetches came to.
     *
     * @param at    when the keys were got; of a failure, when it came
     * @param asked when the issuer was last asked, whatever came of it
     */
    private record Kept(Optional<IssuerKeys> keys, Optional<Refusal> failure, long at, long asked) {
        static Kept got(IssuerKeys keys, long now) {
            return new Kept(Optional.of(keys), Optional.empty(), now, now);
        }

        static Kept failed(Refusal why, long now) {
            return new Kept(Optional.empty(), Optional.of(why), now, now);
        }

        boolean good(long now) {
            return keys.isPresent() && now - at < FRESH;
        }

        Kept askedAgain(long now) {
            return new Kept(keys, failure, at, now);
        }
    }

    /**
     * @param keyId the key that a token names; its absence is a reason to look again
     * @return the issuer's keys, with that one among them or not; fails with {@link BusFailure#UNAVAILABLE} when they cannot be had
     */
    public Future<IssuerKeys> keys(JwtIssuer issuer, String keyId) {
        var found = Optional.ofNullable(kept.getIfPresent(issuer)).filter(one -> !stale(one, keyId));
        return (found.isPresent() ? Future.succeededFuture(found.get()) : flights.join(issuer, () -> fetch(issuer)))
                .compose(one -> one.keys()
                        .map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(one.failure().orElseThrow())));
    }

    private boolean stale(Kept one, String keyId) {
        long now = nanos.getAsLong();
        long unasked = now - one.asked();
        if (one.keys().isEmpty()) {
            return unasked >= AFTER_FAILURE;
        }
        return !one.good(now)
                || (unasked >= BETWEEN_REFRESHES && !one.keys().get().knows(keyId));
    }

    /** Never fails: a failure is kept for a while, too. It takes away no keys that are good: strangers can make us ask. */
    private Future<Kept> fetch(JwtIssuer issuer) {
        return issuer.jwksUri()
                .map(Future::succeededFuture)
                .orElseGet(() -> discover(issuer.issuer()))
                .compose(fetch::get)
                .map(body -> IssuerKeys.read(vertx, body.getBytes()).orElseThrow(() -> unusable(issuer)))
                .map(keys -> Kept.got(keys, nanos.getAsLong()))
                .otherwise(e -> failed(issuer, e))
                .onSuccess(one -> kept.put(issuer, one));
    }

    private Kept failed(JwtIssuer issuer, Throwable why) {
        long now = nanos.getAsLong();
        return Optional.ofNullable(kept.getIfPresent(issuer))
                .filter(before -> before.good(now))
                .map(before -> before.askedAgain(now))
                .orElseGet(() -> Kept.failed(refusal(issuer, why), now));
    }

    private Future<String> discover(String issuer) {
        var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return fetch.get(base + "/.well-known/openid-configuration").map(body -> keysOf(issuer, body));
    }

    /** The document has to name the issuer that it was found at, or anybody's document would do. */
    private static String keysOf(String issuer, Buffer body) {
        var document = JSON.read(body.getBytes()).orElse(Map.of());
        if (issuer.equals(document.get("issuer")) && document.get("jwks_uri") instanceof String uri) {
            return uri;
        }
        throw new Refusal(BusFailure.UNAVAILABLE, "the discovery document of " + issuer + " is not that issuer's");
    }

    private static Refusal unusable(JwtIssuer issuer) {
        return new Refusal(BusFailure.UNAVAILABLE, "the key set of " + issuer.issuer() + " is not one");
    }

    private static Refusal refusal(JwtIssuer issuer, Throwable e) {
        return e instanceof Refusal refusal
                ? refusal
                : new Refusal(BusFailure.UNAVAILABLE, "cannot get the keys of " + issuer.issuer() + ": " + e);
    }
}
