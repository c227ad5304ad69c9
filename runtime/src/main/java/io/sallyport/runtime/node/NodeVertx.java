package io.sallyport.runtime.node;

import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

/** How each process of ours runs Vert.x. */
public final class NodeVertx {
    private NodeVertx() {}

    /** Without a folder for files of the class path: nothing serves such, and a process that is killed would leave it behind. */
    public static VertxOptions options() {
        return new VertxOptions()
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }
}
