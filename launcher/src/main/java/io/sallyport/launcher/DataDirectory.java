package io.sallyport.launcher;

import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import io.sallyport.runtime.config.BadSetting;
import io.sallyport.runtime.tls.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/** Where the embedded product keeps everything; held by one process at a time. Secrets in files of mode 600. */
final class DataDirectory implements AutoCloseable {
    private static final int KEY_BYTES = 32;

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /** @throws BadSetting when it cannot be made, or another process holds it */
    static DataDirectory hold(Path path) {
        try {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new DataDirectory(path, channel, lock(path, channel));
        } catch (IOException e) {
            throw new BadSetting("the data directory " + path + " cannot be used (" + e.getMessage()
                    + "); give another with --data");
        }
    }

    /** Of a product that has ended, and is not wanted back. */
    static void remove(Path path) {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileLock lock(Path path, FileChannel channel) throws IOException {
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // the same process holds it: said below
        }
        channel.close();
        throw new BadSetting("another Sallyport is running on the data directory " + path
                + "; stop it, or give this one its own with --data");
    }

    Path path() {
        return path;
    }

    Path tls() {
        return path.resolve("tls");
    }

    String databaseUrl() {
        return "h2:file:" + path.resolve("database").resolve("sallyport").toAbsolutePath();
    }

    /** The room's key-encryption key; made at the first start. */
    Secret kek(RoomName room, SecureRandom random) {
        return keyFile("keys/" + room.label() + ".kek", random);
    }

    /** The password of the embedded database's owner; made at the first start. */
    Secret databasePassword(SecureRandom random) {
        return Secret.of(Base64.getEncoder()
                .encodeToString(keyFile("keys/database", random).bytes()));
    }

    private Secret keyFile(String name, SecureRandom random) {
        var file = path.resolve(name);
        try {
            if (!Files.exists(file)) {
                var key = new byte[KEY_BYTES];
                random.nextBytes(key);
                write(name, Base64.getEncoder().encodeToString(key) + "\n");
            }
            return Secret.of(Base64.getDecoder().decode(Files.readString(file).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new BadSetting(
                    "the key file " + file + " is damaged; restore it from a backup of the data directory");
        }
    }

    /** Writes a file that only its owner reads, all of it or nothing. */
    Path write(String name, String content) {
        var file = path.resolve(name);
        Optional.ofNullable(file.getParent()).ifPresent(PrivateFiles::folder);
        PrivateFiles.write(file, Secret.of(content));
        return file;
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
