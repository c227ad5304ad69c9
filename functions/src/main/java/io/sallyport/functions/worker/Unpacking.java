package io.sallyport.functions.worker;

import io.sallyport.functions.core.CodeZip;
import io.sallyport.functions.core.ZipEntryInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** Writes a checked archive into a folder that nobody may write to afterwards. */
final class Unpacking {
    private static final String READ_ONLY = "r-xr-xr-x";

    private Unpacking() {}

    static void unpack(CodeZip zip, Path folder) throws IOException {
        Folders.made(folder);
        for (var entry : zip.entries()) {
            write(zip, entry, folder);
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (var path : all.toList()) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(READ_ONLY));
            }
        }
    }

    private static void write(CodeZip zip, ZipEntryInfo entry, Path folder) throws IOException {
        var target = folder.resolve(entry.name()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("an entry that was checked leads out of its folder");
        }
        if (entry.folder()) {
            Files.createDirectories(target);
        } else {
            Files.createDirectories(target.getParent());
            Files.write(target, zip.content(entry));
        }
    }
}
