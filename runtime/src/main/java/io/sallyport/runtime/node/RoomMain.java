package io.sallyport.runtime.node;

import io.sallyport.contracts.RoomName;
import io.sallyport.runtime.config.BadSetting;
import io.sallyport.runtime.config.Settings;
import io.sallyport.runtime.room.Room;
import io.sallyport.runtime.sql.CannotOpen;
import io.sallyport.runtime.tls.UnusableKeys;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a pod runs: one room, until SIGTERM. */
public final class RoomMain {
    private static final Logger LOG = LoggerFactory.getLogger(RoomMain.class);
    private static final int FAILED = 1;
    private static final int BAD_SETTING = 2;

    private RoomMain() {}

    /** Logs {@code ready <room> <url>} when the room answers; stops the process with one sentence when its settings cannot work. */
    public static void run(RoomName name, Function<Surroundings, Room> room) throws InterruptedException {
        var node = start(name, room);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            node.stop();
            stopped.countDown();
        }));
        LOG.info("ready {} {}", name.label(), node.url());
        stopped.await();
    }

    private static Node start(RoomName name, Function<Surroundings, Room> room) {
        try {
            return Node.start(name, new Settings(System.getenv()), room);
        } catch (BadSetting | CannotOpen | UnusableKeys | IllegalArgumentException e) {
            LOG.error("{} cannot start: {}", name.label(), e.getMessage());
            throw exit(BAD_SETTING);
        } catch (Exception e) { // what a future failed with may be checked, though nobody declares it
            LOG.error("{} cannot start", name.label(), e);
            throw exit(FAILED);
        }
    }

    private static IllegalStateException exit(int status) {
        System.exit(status);
        return new IllegalStateException("this process has ended");
    }
}
