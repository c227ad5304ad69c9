package io.sallyport.launcher.analysis;

import io.sallyport.iampolicy.CompiledPolicy;
import io.sallyport.iampolicy.MalformedPolicy;
import io.sallyport.iampolicy.NamedPolicy;
import io.sallyport.iampolicy.Rules;
import io.sallyport.runtime.config.BadSetting;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Policy documents in files. */
public final class Documents {
    private Documents() {}

    /** @throws BadSetting with what is wrong and where */
    static NamedPolicy parse(String name, String json, Rules rules) {
        try {
            return CompiledPolicy.of(json, rules).named(name, "");
        } catch (MalformedPolicy e) {
            throw new BadSetting(name + ": " + e.getMessage());
        }
    }

    static NamedPolicy read(Path file, Rules rules) {
        return parse(file.toString(), text(file), rules);
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new BadSetting(file + " is not text in UTF-8; save it as that");
        } catch (IOException e) {
            throw new BadSetting(file + " cannot be read (" + e.getMessage() + ")");
        }
    }

    /** @return what is in a folder, by name; nothing when there is no such folder */
    public static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new BadSetting(folder + " cannot be read (" + e.getMessage() + ")");
        }
    }

    /** @return the JSON files of a folder, by name */
    public static List<Path> jsonIn(Path folder) {
        return in(folder).stream().filter(f -> f.toString().endsWith(".json")).toList();
    }

    /** Without folders and {@code .json}. */
    static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
    }
}
