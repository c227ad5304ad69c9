package io.sallyport.runtime.trust;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.runtime.jwt.ClaimRules;
import io.sallyport.runtime.jwt.ForeignIssuers;
import io.sallyport.runtime.jwt.IssuerKeys;
import io.sallyport.runtime.jwt.Jwt;
import io.sallyport.runtime.jwt.JwtIssuer;
import io.sallyport.runtime.jwt.VerifiedToken;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Verifies JWTs, and keeps the verified ones by their full text next to the epochs they were checked at.
 *
 * <p>A kept token is looked at again when it expires, when a revocation or a provider changed, and, for foreign issuers, after
 * {@link #FOREIGN_LIFE}, because their retired keys are not announced.
 */
final class Tokens {
    static final Duration FOREIGN_LIFE = Duration.ofMinutes(5);

    private final Vertx vertx;
    private final Clocks clocks;
    private final LeaseKeeper lease;
    private final Revocations revocations;
    private final ProviderBook providers;
    private final ForeignIssuers foreign;
    private final ClaimRules rules;
    private final CacheMeter meter;
    private final Cache<Wanted, Kept> cache;

    Tokens(
            Vertx vertx,
            Clocks clocks,
            LeaseKeeper lease,
            Revocations revocations,
            ProviderBook providers,
            ForeignIssuers foreign,
            CacheMeter meter,
            TrustConfig config) {
        this.vertx = vertx;
        this.clocks = clocks;
        this.lease = lease;
        this.revocations = revocations;
        this.providers = providers;
        this.foreign = foreign;
        this.rules = new ClaimRules(config.clockSkew());
        this.meter = meter;
        this.cache = Caffeine.newBuilder()
                .maximumWeight(config.tokenBytes())
                .weigher((Wanted wanted, Kept kept) -> 4 * wanted.token().length())
                .executor(Runnable::run)
                .build();
    }

    /** A token as some asker would have it: believed from any registered issuer, or from the one that it names. */
    private record Wanted(String token, Optional<JwtIssuer> from) {}

    /** @param recheckAt nanoseconds of the monotonic clock; only differences mean anything */
    private record Kept(VerifiedToken token, long revocationEpoch, long providerEpoch, long recheckAt) {}

    /** @return the token; completed when it returns, unless a foreign issuer has to be asked */
    Future<VerifiedToken> verify(String token, Optional<JwtIssuer> from) {
        var held = lease.require();
        var wanted = new Wanted(token, from);
        var kept = Optional.ofNullable(cache.getIfPresent(wanted)).filter(one -> good(one, held));
        meter.count(kept.isPresent());
        return kept.isPresent()
                ? Future.succeededFuture(recheck(wanted, kept.get(), held))
                : fresh(wanted, Jwt.read(token));
    }

    private boolean good(Kept kept, Held held) {
        return kept.providerEpoch() == held.providerEpoch() && clocks.nanos().getAsLong() - kept.recheckAt() < 0;
    }

    private VerifiedToken recheck(Wanted wanted, Kept kept, Held held) {
        if (!now().isBefore(kept.token().expiresAt())) {
            cache.invalidate(wanted);
            throw ClaimRules.expired();
        }
        if (kept.revocationEpoch() != held.revocationEpoch()) {
            refuseRevoked(kept.token());
            cache.put(wanted, new Kept(kept.token(), held.revocationEpoch(), kept.providerEpoch(), kept.recheckAt()));
        }
        return kept.token();
    }

    private Future<VerifiedToken> fresh(Wanted wanted, Jwt jwt) {
        long providerEpoch = lease.require().providerEpoch();
        return keys(wanted, jwt)
                .compose(keys -> keys.check(wanted.token(), jwt))
                .map(checked -> accepted(wanted, checked, providerEpoch));
    }

    /** After the signature, and after every wait: whether it counts now, by the lease of now. */
    private VerifiedToken accepted(Wanted wanted, Jwt jwt, long providerEpoch) {
        var held = lease.require();
        var token = rules.judge(jwt, now());
        refuseRevoked(token);
        long recheckAt = clocks.nanos().getAsLong() + FOREIGN_LIFE.toNanos();
        cache.put(wanted, new Kept(token, held.revocationEpoch(), providerEpoch, recheckAt));
        return token;
    }

    private void refuseRevoked(VerifiedToken token) {
        if (revocations.ofToken(token).isPresent()) {
            throw new Refusal(TokenFailure.REVOKED, "the token was revoked; sign in again");
        }
    }

    /** Keys are chosen by the token's issuer, after that issuer was found to be one that the asker believes. */
    private Future<IssuerKeys> keys(Wanted wanted, Jwt jwt) {
        var page = providers.page();
        var named = wanted.from().flatMap(from -> page.named(from.issuer()));
        var believed = wanted.from().isPresent() ? named : page.issuer(jwt.issuer());
        if (believed.isPresent()) {
            return listed(believed.get(), jwt);
        }
        return wanted.from()
                .filter(from -> from.issuer().equals(jwt.issuer()))
                .map(from -> foreign.keys(from, jwt.keyId()))
                .orElseGet(() -> Future.failedFuture(unknown()));
    }

    private Future<IssuerKeys> listed(BookPage.Listed listed, Jwt jwt) {
        if (!listed.provider().issuer().equals(jwt.issuer())) {
            return Future.failedFuture(unknown());
        }
        return listed.isPool()
                ? listed.keys(vertx).map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(unknown()))
                : foreign.keys(JwtIssuer.of(jwt.issuer()), jwt.keyId());
    }

    private static Refusal unknown() {
        return new Refusal(TokenFailure.UNKNOWN_ISSUER, "no issuer registered here has the name in the token");
    }

    private Instant now() {
        return clocks.wall().instant();
    }
}
