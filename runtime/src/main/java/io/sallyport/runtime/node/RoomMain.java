package io.sallyport.runtime.node;

import io.sallyport.contracts.RoomName;
import io.sallyport.runtime.config.BadSetting;
import io.sallyport.runtime.config.Settings;
import io.sallyport.runtime.room.Room;
import io.sallyport.runtime.sql.CannotOpen;
import io.sallyport.runtime.tls.UnusableKeys;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/** What a pod runs: one room, until SIGTERM. */
public final class RoomMain {
    private static final int BAD_SETTING = 2;

    private RoomMain() {}

    /** Logs {@code ready <url>} when the room answers; stops the process with one sentence when its settings cannot work. */
    public static void run(RoomName name, Function<Surroundings, Room> room) throws InterruptedException {
        var log = LoggerFactory.getLogger(RoomMain.class);
        try {
            var node = Node.start(name, new Settings(System.getenv()), room);
            var stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                node.stop();
                stopped.countDown();
            }));
            log.info("ready {} {}", name.label(), node.url());
            stopped.await();
        } catch (BadSetting | CannotOpen | UnusableKeys | IllegalArgumentException e) {
            log.error("{} cannot start: {}", name.label(), e.getMessage());
            System.exit(BAD_SETTING);
        }
    }
}
