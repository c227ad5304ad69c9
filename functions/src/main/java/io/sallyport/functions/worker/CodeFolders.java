package io.sallyport.functions.worker;

import io.sallyport.functions.core.CodeZip;
import io.sallyport.functions.core.Hashes;
import io.sallyport.functions.core.ZipBounds;
import io.sallyport.runtime.bus.Call;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Unpacked code by its hash, fetched once and kept while it is used, and a little longer. Lives on one context. */
final class CodeFolders {
    private static final Logger LOG = LoggerFactory.getLogger(CodeFolders.class);
    private static final int UNUSED = 16;

    private final Vertx vertx;
    private final Path root;
    private final Call<String, Buffer> source;
    private final Map<String, Folder> folders = new LinkedHashMap<>(16, 0.75f, true);

    /** @param source the zip with the SHA-256 that is asked for */
    CodeFolders(Vertx vertx, Path root, Call<String, Buffer> source) {
        this.vertx = vertx;
        this.root = root;
        this.source = source;
    }

    /** @return where the code lies, until {@link #release} */
    Future<Path> use(String hash) {
        var folder = folders.computeIfAbsent(hash, missing -> new Folder(fetch(missing)));
        folder.users++;
        return folder.path.onFailure(e -> folders.remove(hash, folder)); // the next one tries again
    }

    void release(String hash) {
        var folder = folders.get(hash);
        if (folder != null) {
            folder.users--;
        }
        long unused = folders.values().stream().filter(one -> one.users == 0).count();
        if (unused > UNUSED) {
            forgetEldest();
        }
    }

    private void forgetEldest() {
        folders.entrySet().stream()
                .filter(entry -> entry.getValue().users == 0)
                .findFirst()
                .map(Map.Entry::getKey)
                .ifPresent(hash -> {
                    folders.remove(hash);
                    remove(root.resolve(hash));
                });
    }

    private void remove(Path folder) {
        vertx.executeBlocking(
                        () -> {
                            Folders.remove(folder);
                            return folder;
                        },
                        false)
                .onFailure(e -> LOG.warn("{} could not be removed: {}", folder, e.toString()));
    }

    private Future<Path> fetch(String hash) {
        return source.with(hash).compose(zip -> vertx.executeBlocking(() -> unpacked(hash, zip.getBytes()), false));
    }

    private Path unpacked(String hash, byte[] zip) throws IOException {
        if (!Hashes.sha256(zip).equals(hash)) {
            throw new IOException("the code that came is not the one that was asked for: " + hash);
        }
        var folder = root.resolve(hash);
        Folders.remove(folder);
        Unpacking.unpack(CodeZip.read(zip, ZipBounds.LAMBDA), folder);
        return folder;
    }

    private static final class Folder {
        final Future<Path> path;
        int users;

        Folder(Future<Path> path) {
            this.path = path;
        }
    }
}
