package io.sallyport.runtime.node;

import com.hazelcast.core.HazelcastInstance;
import io.sallyport.contracts.RoomName;
import io.sallyport.runtime.config.BadSetting;
import io.sallyport.runtime.config.Settings;
import io.sallyport.runtime.http.Entrance;
import io.sallyport.runtime.http.Forwarder;
import io.sallyport.runtime.tls.RoomKeys;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a room on a node of its own finds around it.
 *
 * @param hazelcast for what may be lost; nothing read from it is believed
 */
public record Surroundings(Vertx vertx, Settings settings, RoomKeys keys, HazelcastInstance hazelcast) {
    private static final int CONNECTIONS = 64;
    /** Less than a listener keeps an idle connection, or requests would meet its end. */
    private static final int KEEP_SECONDS = 30;

    /** @return entrances that hand on to the rooms' Services, at {@code SALLYPORT_ROOM_<NAME>=host:port} each */
    public Map<RoomName, Entrance> entrances(Collection<RoomName> rooms) {
        var client = vertx.createHttpClient(options(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        var entrances = new EnumMap<RoomName, Entrance>(RoomName.class);
        for (var room : rooms) {
            var place = place(room);
            entrances.put(room, new Forwarder(client, RoomKeys.name(room), place[0], Integer.parseInt(place[1])));
        }
        return entrances;
    }

    private HttpClientOptions options() {
        return new HttpClientOptions()
                .setSsl(true)
                .setTrustAll(false)
                .setVerifyHost(true)
                .setKeepAliveTimeout(KEEP_SECONDS)
                .setKeyCertOptions(keys.options())
                .setTrustOptions(keys.trust());
    }

    private String[] place(RoomName room) {
        var name = "SALLYPORT_ROOM_" + room.name().toUpperCase(Locale.ROOT);
        var place = NodeConfig.required(settings, name, "host:port of " + room.label());
        if (!place.matches("[^:\\s]+:\\d{1,5}")) {
            throw new BadSetting(name + " must be host:port, not '" + place + "'");
        }
        return place.split(":", 2);
    }
}
