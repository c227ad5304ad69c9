package io.sallyport.policy.service;

import io.sallyport.iampolicy.MalformedPolicy;
import io.sallyport.iampolicy.PolicyDocument;
import io.sallyport.iampolicy.Rules;
import io.sallyport.policy.core.GuardRail;
import io.sallyport.runtime.config.BadSetting;
import io.sallyport.runtime.config.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads the deployment's guard rails where {@code SALLYPORT_GUARD_RAILS} says: a policy document, or a folder of {@code *.json}. */
public final class GuardRailFiles {
    static final String SETTING = "SALLYPORT_GUARD_RAILS";

    private static final int MOST_FILES = 20;
    private static final int MOST_BYTES = 131_072;

    private GuardRailFiles() {}

    /** @return none when nothing is set; throws {@link BadSetting} with the file and the place when one cannot be used */
    public static List<GuardRail> read(Settings settings) {
        return settings.find(SETTING).map(Path::of).map(GuardRailFiles::all).orElse(List.of());
    }

    private static List<GuardRail> all(Path place) {
        try {
            return files(place).stream().map(GuardRailFiles::rail).toList();
        } catch (IOException e) {
            throw new BadSetting(SETTING + " must name a policy document or a folder of them; cannot read " + place);
        }
    }

    private static List<Path> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> inside = Files.list(place)) {
            var files = inside.filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
            if (files.isEmpty() || files.size() > MOST_FILES) {
                throw new BadSetting(SETTING + ": the folder " + place + " must hold 1 to " + MOST_FILES
                        + " files *.json, found " + files.size());
            }
            return files;
        }
    }

    private static GuardRail rail(Path file) {
        var document = text(file);
        try {
            PolicyDocument.parse(document, Rules.GUARD_RAIL);
        } catch (MalformedPolicy e) {
            throw new BadSetting(SETTING + ": " + file + " is not a policy: " + e.reason() + " (" + e.position() + ")");
        }
        return new GuardRail(file.getFileName().toString(), document);
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new BadSetting(SETTING + ": " + file + " has more than " + MOST_BYTES + " bytes");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadSetting(SETTING + ": cannot read " + file + " as UTF-8 text");
        }
    }
}
