package io.sallyport.runtime.trust;

import io.sallyport.runtime.config.Settings;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * How a node keeps its trust; every near copy has its bound here.
 *
 * @param leaseEvery     how often the lease is renewed when nothing is heard
 * @param grace          how long past its lease a node still decides; zero unless availability is worth more than revocation
 * @param clockSkew      how far ahead an issuer's clock may be
 * @param signingKeys    derived SigV4 keys kept
 * @param sessions       opened session tokens kept
 * @param tokenBytes     characters of verified JWTs kept
 * @param principals     compiled snapshots kept, and as many of what sessions are narrowed by
 * @param documents      compiled policy documents kept
 * @param revocations    live revocations that fit; with more, the node decides nothing
 * @param strangers      look-ups of access keys never seen here that may be under way at once
 * @param issuerPatience how long a foreign issuer may take for one document
 * @param loopbackIssuers true where private and loopback issuers may be fetched, also without TLS: embedded only
 * @param issuerTrust    which certificates foreign issuers may have; absent: the JDK's
 */
public record TrustConfig(
        Duration leaseEvery,
        Duration grace,
        Duration clockSkew,
        int signingKeys,
        int sessions,
        long tokenBytes,
        int principals,
        int documents,
        int revocations,
        int strangers,
        Duration issuerPatience,
        boolean loopbackIssuers,
        Optional<TrustOptions> issuerTrust) {

    /** @param embedded all rooms in one JVM on somebody's own machine */
    public static TrustConfig standard(boolean embedded) {
        return of(Duration.ofSeconds(1), Duration.ZERO, embedded);
    }

    /** The standard, with {@code SALLYPORT_LEASE_GRACE_SECONDS} (0 to 300). */
    public static TrustConfig read(Settings settings, boolean embedded) {
        int grace = settings.number("SALLYPORT_LEASE_GRACE_SECONDS", 0, 0, 300);
        return of(Duration.ofSeconds(1), Duration.ofSeconds(grace), embedded);
    }

    /** The standard with another lease. */
    public static TrustConfig of(Duration leaseEvery, Duration grace, boolean embedded) {
        return new TrustConfig(
                leaseEvery,
                grace,
                Duration.ofSeconds(5),
                20_000,
                20_000,
                32L << 20,
                10_000,
                20_000,
                500_000,
                64,
                Duration.ofMillis(1_500),
                embedded,
                Optional.empty());
    }
}
