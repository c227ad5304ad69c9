package io.sallyport.launcher.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Free ports below those that the system gives to whoever connects, so that none is taken again before its node listens on it. */
final class Ports {
    private static final int FIRST = 18_000;
    private static final int COUNT = 14_000;

    private final Set<Integer> given = new HashSet<>();
    private final Random random;

    Ports(Random random) {
        this.random = random;
    }

    int next() {
        int port = FIRST + random.nextInt(COUNT);
        while (given.contains(port) || !free(port)) {
            port = FIRST + random.nextInt(COUNT);
        }
        given.add(port);
        return port;
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
