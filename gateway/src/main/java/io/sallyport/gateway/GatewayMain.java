package io.sallyport.gateway;

import io.sallyport.contracts.RoomName;
import io.sallyport.runtime.node.RoomMain;
import io.sallyport.runtime.node.Surroundings;
import java.util.EnumSet;

/** The front door on a node of its own: the other rooms are handed their requests over mutual TLS. */
public final class GatewayMain {
    private GatewayMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        RoomMain.run(RoomName.GATEWAY, GatewayMain::room);
    }

    private static GatewayRoom room(Surroundings around) {
        var others = EnumSet.complementOf(EnumSet.of(RoomName.GATEWAY));
        return new GatewayRoom(around.entrances(others), around.hazelcast());
    }
}
