package io.sallyport.launcher.simulate;

import io.sallyport.runtime.config.BadSetting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A curl command's options and their values, in the order they came. Messages name options and never show a value: values are secrets.
 *
 * @param given those of one kind; of those without a value an empty text
 * @param data  all of a body, in order
 */
record CurlLine(Map<CurlOption, List<String>> given, List<Datum> data) {
    private static final char UNREADABLE = '\uFFFD';

    /** One of the options that make a body. */
    record Datum(CurlOption option, String value) {
        /** The option only. */
        @Override
        public String toString() {
            return "Datum[" + option + "]";
        }
    }

    /**
     * @param words as the shell has split them, or the whole line as one
     * @throws BadSetting when it is none of curl's, or has an option that is not read here, by name
     */
    static CurlLine parse(List<String> words) {
        demandWhole(words);
        var all = words.size() == 1 ? ShellWords.split(withoutPrompt(words.getFirst())) : words;
        if (all.isEmpty() || !all.getFirst().matches("(.*[/\\\\])?curl(\\.exe)?")) {
            throw new BadSetting("expected a curl command, beginning with the word curl");
        }
        var line = new CurlLine(new EnumMap<>(CurlOption.class), new ArrayList<>());
        line.read(all.subList(1, all.size()).iterator());
        return line;
    }

    /** Java reads arguments by the locale; what that does not have has become something else. */
    private static void demandWhole(List<String> words) {
        if (words.stream().anyMatch(word -> word.indexOf(UNREADABLE) >= 0)) {
            throw new BadSetting("the line has characters that the locale here cannot read; set LC_ALL=C.UTF-8");
        }
    }

    private static String withoutPrompt(String line) {
        if (line.contains("^\"")) {
            throw new BadSetting("the line is written for cmd.exe; copy it as cURL (bash)");
        }
        return line.strip().replaceFirst("^\\$\\s+", "");
    }

    private void read(Iterator<String> words) {
        boolean options = true;
        while (words.hasNext()) {
            var word = words.next();
            if (options && word.equals("--")) {
                options = false;
            } else if (options && word.startsWith("--")) {
                add(word, words);
            } else if (options && word.startsWith("-") && word.length() > 1) {
                cluster(word, words);
            } else {
                take(CurlOption.URL, word);
            }
        }
    }

    private void add(String name, Iterator<String> words) {
        var option = known(name);
        take(option, option.takesValue() ? value(name, words) : "");
    }

    /** {@code -sSXPOST}: letters of which the last may take what follows, or the next word. */
    private void cluster(String word, Iterator<String> words) {
        for (int i = 1; i < word.length(); i++) {
            var name = "-" + word.charAt(i);
            var option = known(name);
            if (option.takesValue()) {
                take(option, i + 1 < word.length() ? word.substring(i + 1) : value(name, words));
                return;
            }
            take(option, "");
        }
    }

    private static CurlOption known(String name) {
        return CurlOption.named(name).orElseThrow(() -> unknown(name.split("=", 2)[0]));
    }

    /** @param name without what is glued to it; curl glues nothing to a long name */
    private static BadSetting unknown(String name) {
        return new BadSetting(
                CurlOption.named(name).isPresent()
                        ? "curl's " + name + " takes its value as the next word, without ="
                        : "curl's " + name + " is not read here; " + CurlOption.instead(name));
    }

    private static String value(String name, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new BadSetting("curl's " + name + " lacks its value");
        }
        return words.next();
    }

    private void take(CurlOption option, String value) {
        switch (option.effect()) {
            case BODY -> data.add(new Datum(option, value));
            case REQUEST ->
                given.computeIfAbsent(option, _ -> new ArrayList<>(1)).add(value);
            case NOTHING -> {}
        }
    }

    List<String> all(CurlOption option) {
        return given.getOrDefault(option, List.of());
    }

    /** @return the last one's value, as curl takes it */
    Optional<String> last(CurlOption option) {
        var all = all(option);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    boolean has(CurlOption option) {
        return given.containsKey(option);
    }

    /** @throws BadSetting when there is none, or there are several */
    String url() {
        var urls = all(CurlOption.URL);
        if (urls.size() != 1) {
            throw new BadSetting("expected one URL, not " + urls.size()
                    + "; a value with spaces has to be quoted, or its rest is taken for a URL");
        }
        return urls.getFirst();
    }

    /** Names only. */
    @Override
    public String toString() {
        return "CurlLine" + given.keySet();
    }
}
