package io.sallyport.runtime.tls;

import static java.nio.file.attribute.PosixFilePermission.GROUP_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import io.sallyport.contracts.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Files with secrets in them: written whole or not at all, readable by their owner only. */
public final class PrivateFiles {
    private static final int MOST_BYTES = 1 << 16;
    private static final Set<PosixFilePermission> FOR_OTHERS = Collections.unmodifiableSet(
            EnumSet.of(GROUP_WRITE, GROUP_EXECUTE, OTHERS_READ, OTHERS_WRITE, OTHERS_EXECUTE));

    private PrivateFiles() {}

    /** Creates the folder, and those above it that are missing, for the owner only. */
    public static void folder(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes with mode 600, in one step and durably: a reader sees the old file or the new one. */
    public static void write(Path file, Secret content) {
        write(file, content.bytes(), "rw-------");
    }

    /** Writes what everybody may read (mode 644), in one step and durably. */
    public static void writePublic(Path file, byte[] content) {
        write(file, content, "rw-r--r--");
    }

    /** @throws UnusableKeys when it is missing, longer than 64 KiB, or others may read it */
    public static Secret read(Path file) {
        refuseReadableByOthers(file);
        return Secret.of(readPublic(file));
    }

    /** @throws UnusableKeys when it is missing or longer than 64 KiB */
    public static byte[] readPublic(Path file) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UnusableKeys(file + " is longer than 64 KiB: this is no key and no certificate");
            }
            return bytes;
        } catch (IOException e) {
            throw new UnusableKeys(file + " cannot be read: it is missing, or belongs to another user");
        }
    }

    static String readText(Path file) {
        return new String(readPublic(file), StandardCharsets.UTF_8);
    }

    /**
     * Its own file may be open to nobody else. A file that another user owns (a Kubernetes secret is root's, and the pod reads it as
     * {@code fsGroup}) may be open to the group, or this process could not read it at all.
     */
    private static void refuseReadableByOthers(Path file) {
        try {
            var attributes = Files.readAttributes(file, PosixFileAttributes.class);
            var open = EnumSet.copyOf(attributes.permissions());
            open.retainAll(forbidden(attributes));
            if (!open.isEmpty()) {
                throw new UnusableKeys(file + " is open to other users (" + open
                        + "): chmod 600 it, and replace the key" + " if somebody else uses this machine");
            }
        } catch (IOException e) {
            throw new UnusableKeys(file + " cannot be read: it is missing, or belongs to another user");
        }
    }

    private static Set<PosixFilePermission> forbidden(PosixFileAttributes file) {
        var forbidden = EnumSet.copyOf(FOR_OTHERS);
        if (file.owner().getName().equals(System.getProperty("user.name"))) {
            forbidden.add(GROUP_READ);
        }
        return forbidden;
    }

    private static void write(Path file, byte[] content, String mode) {
        var attributes = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
        try {
            var folder = file.toAbsolutePath().getParent();
            var temporary = Files.createTempFile(folder, "." + file.getFileName(), ".new", attributes);
            try (var out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString(mode));
                for (var rest = ByteBuffer.wrap(content); rest.hasRemaining(); ) {
                    out.write(rest);
                }
                out.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
