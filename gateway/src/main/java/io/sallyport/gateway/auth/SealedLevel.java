package io.sallyport.gateway.auth;

import io.sallyport.contracts.Sealed;
import io.sallyport.contracts.Secret;
import io.sallyport.runtime.keys.Sealer;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers in a map that others can write to. Nothing read from it is believed: each is sealed with its own key as associated data, so one
 * that was made, changed or moved by anybody else is as if it were not there.
 */
public final class SealedLevel implements SecondLevel {
    private static final Logger LOG = LoggerFactory.getLogger(SealedLevel.class);
    private static final String PURPOSE = "authorizer-answer/";

    private final Shared map;
    private final Sealer sealer;

    /** A map that all nodes see. */
    public interface Shared {
        Future<Optional<String>> get(String key);

        Future<Void> put(String key, String value, Duration life);
    }

    public SealedLevel(Shared map, Sealer sealer) {
        this.map = map;
        this.sealer = sealer;
    }

    @Override
    public Future<Optional<Entry>> get(String key) {
        return map.get(key).map(found -> found.flatMap(box -> open(key, box)));
    }

    private Optional<Entry> open(String key, String box) {
        try {
            int dot = box.indexOf('.');
            var sealed = new Sealed(box.substring(0, Math.max(0, dot)), box.substring(dot + 1));
            return Optional.of(entry(sealer.open(sealed, PURPOSE + key).reveal()));
        } catch (Sealer.NotOpened e) {
            LOG.warn("an authorizer answer in the shared map was not written by a gateway; ignored");
            return Optional.empty();
        }
    }

    private static Entry entry(String text) {
        int line = text.indexOf('\n');
        return new Entry(text.substring(line + 1), Instant.ofEpochMilli(Long.parseLong(text.substring(0, line))));
    }

    @Override
    public void put(String key, Entry entry, Duration life) {
        var sealed = sealer.seal(Secret.of(entry.until().toEpochMilli() + "\n" + entry.json()), PURPOSE + key);
        map.put(key, sealed.keyId() + "." + sealed.box(), life)
                .onFailure(e -> LOG.debug("an authorizer answer was not shared: {}", e.toString()));
    }
}
