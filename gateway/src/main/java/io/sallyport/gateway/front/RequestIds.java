package io.sallyport.gateway.front;

import io.sallyport.gateway.core.Visit;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Names for requests. They prove nothing, so they need no secure random; a seed from one keeps nodes apart. */
public final class RequestIds implements Supplier<Visit.Ids> {
    private static final int EXTENDED = 11;

    private final long node;

    public RequestIds(SecureRandom random) {
        this.node = random.nextLong();
    }

    @Override
    public Visit.Ids get() {
        var random = ThreadLocalRandom.current();
        var extended = new byte[EXTENDED];
        random.nextBytes(extended);
        var id = new UUID(version(random.nextLong() ^ node), variant(random.nextLong()));
        return new Visit.Ids(id.toString(), Base64.getEncoder().encodeToString(extended));
    }

    private static long version(long high) {
        return (high & ~0xF000L) | 0x4000L;
    }

    private static long variant(long low) {
        return (low & ~(0b11L << 62)) | (0b10L << 62);
    }
}
