package io.sallyport.token.service;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Set;

/**
 * Appends each message as a line of JSON to {@code messages.jsonl}, which only the operator's user may read: the delivery of an
 * installation without mail. Whoever reads the file can confirm any sign-up.
 */
public record OutboxFolder(Vertx vertx, Path folder, InstantSource clock) implements CodeDelivery {
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    @Override
    public Future<Void> deliver(Message message) {
        var line = new JsonObject()
                .put("at", clock.instant().toString())
                .put("userPool", message.poolId())
                .put("medium", message.medium())
                .put("to", message.destination())
                .put("subject", message.subject())
                .put("text", message.text().reveal());
        return vertx.executeBlocking(() -> append(line.toBuffer().appendString("\n")))
                .mapEmpty();
    }

    private int append(Buffer line) throws IOException {
        Files.createDirectories(folder, OWNERS_FOLDER);
        var file = folder.resolve("messages.jsonl");
        var how = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        try (var channel = FileChannel.open(file, how, OWNERS_FILE)) {
            var written = channel.write(java.nio.ByteBuffer.wrap(line.getBytes()));
            channel.force(true);
            return written;
        }
    }
}
