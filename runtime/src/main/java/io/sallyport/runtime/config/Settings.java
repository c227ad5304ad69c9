package io.sallyport.runtime.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The {@code SALLYPORT_…} variables, each read by name by whoever needs it; one that nobody reads is a mistake that stops the start.
 */
public final class Settings {
    private static final String PREFIX = "SALLYPORT_";
    /** Read before any room is there: by the logger, and by the script that starts the JVM. */
    private static final Set<String> READ_ELSEWHERE = Set.of(
            "SALLYPORT_LOG_LEVEL", "SALLYPORT_LOG_REFUSALS", "SALLYPORT_JAVA_OPTIONS", "SALLYPORT_JDK_SEARCH_PATH");

    private static final List<String> LEVELS = List.of("OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE", "ALL");

    private final Map<String, String> values;
    private final Set<String> known = new ConcurrentSkipListSet<>(READ_ELSEWHERE);

    /** @throws BadSetting when what is to be logged is no level: the logger itself would take it for DEBUG */
    public Settings(Map<String, String> values) {
        this.values = Map.copyOf(values);
        requireLevel("SALLYPORT_LOG_LEVEL");
        requireLevel("SALLYPORT_LOG_REFUSALS");
    }

    /** The logger takes a blank one for DEBUG too. */
    private void requireLevel(String name) {
        var level = values.getOrDefault(name, "INFO");
        if (!LEVELS.contains(level.toUpperCase(Locale.ROOT))) {
            throw new BadSetting(name + " must be one of " + LEVELS + ", not '" + level + "'");
        }
    }

    /** @param name with its prefix, for example {@code SALLYPORT_REGION} */
    public Optional<String> find(String name) {
        known.add(name);
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    public String get(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    /** @throws BadSetting when it is not a whole number from {@code least} to {@code most} */
    public int number(String name, int otherwise, int least, int most) {
        var text = find(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new BadSetting(
                name + " must be a whole number from " + least + " to " + most + ", not '" + text.get() + "'");
    }

    /** @throws BadSetting naming the variables that nobody has asked for; call it when every room is open */
    public void refuseUnknown() {
        var unknown = new TreeSet<String>();
        values.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .forEach(unknown::add);
        if (!unknown.isEmpty()) {
            throw new BadSetting("unknown settings " + unknown + "; known are " + known);
        }
    }
}
