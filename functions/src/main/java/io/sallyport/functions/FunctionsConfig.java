package io.sallyport.functions;

import io.sallyport.functions.worker.Limits;
import io.sallyport.runtime.config.BadSetting;
import io.sallyport.runtime.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What can be set.
 *
 * @param environments most processes of functions on this node at a time; 0 for a node that runs none
 * @param folder       where code is unpacked, emptied at the start; a temporary one when not given
 */
record FunctionsConfig(int environments, Optional<Path> folder) {
    static final String ENVIRONMENTS = "SALLYPORT_FUNCTIONS_ENVIRONMENTS";
    static final String FOLDER = "SALLYPORT_FUNCTIONS_FOLDER";
    private static final int MOST = 1_000;
    private static final int EACH_PROCESSOR = 4;

    static FunctionsConfig of(Settings settings) {
        int usual = Math.max(2, Runtime.getRuntime().availableProcessors()) * EACH_PROCESSOR;
        return new FunctionsConfig(
                settings.number(ENVIRONMENTS, usual, 0, MOST),
                settings.find(FOLDER).map(Path::of).map(Path::toAbsolutePath));
    }

    Limits limits() {
        return Limits.of(environments);
    }

    /** @return a folder of this process alone */
    Path workFolder() throws IOException {
        return folder.isPresent()
                ? usable(folder.get()).resolve("worker")
                : Files.createTempDirectory("sallyport-functions");
    }

    private static Path usable(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadSetting(FOLDER + " is " + folder + ", where no folder can be made ("
                    + e.getClass().getSimpleName()
                    + "): remove what is there, or name a folder that may be written to");
        }
    }
}
