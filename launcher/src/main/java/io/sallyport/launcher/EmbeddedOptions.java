package io.sallyport.launcher;

import io.sallyport.runtime.config.BadSetting;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What {@code up} is told.
 *
 * @param port      TLS; 0 takes a free one
 * @param plainPort without TLS, on loopback only; absent unless asked for
 * @param variables the {@code SALLYPORT_…} settings
 */
record EmbeddedOptions(Path data, int port, OptionalInt plainPort, Map<String, String> variables) {
    static final String PORT = "--port";
    static final String PLAIN_PORT = "--plain-port";
    private static final int MOST_PORT = 65_535;

    /** @throws BadSetting when one of the ports cannot be one, or both are the same */
    EmbeddedOptions {
        requirePort(PORT, port);
        plainPort.ifPresent(plain -> requirePort(PLAIN_PORT, plain));
        if (port != 0 && plainPort.equals(OptionalInt.of(port))) {
            throw new BadSetting(PORT + " and " + PLAIN_PORT + " are both " + port + "; give one of them another");
        }
    }

    private static void requirePort(String option, int port) {
        if (port < 0 || port > MOST_PORT) {
            throw new BadSetting(
                    option + " must be from 1 to " + MOST_PORT + ", or 0 for a port that is free, not " + port);
        }
    }
}
