package io.sallyport.launcher;

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
record EmbeddedOptions(Path data, int port, OptionalInt plainPort, Map<String, String> variables) {}
