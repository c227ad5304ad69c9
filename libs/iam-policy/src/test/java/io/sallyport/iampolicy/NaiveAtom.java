package io.sallyport.iampolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One part of a pattern.
 *
 * @param literal present when it is plain text
 * @param trouble empty, or null (a variable without a value) or doubt (one with several)
 */
record NaiveAtom(String regex, Optional<String> literal, String trouble) {
    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();
    static final Pattern VARIABLE = Pattern.compile("\\$\\{([^},']*)(?:,\\s*'([^']*)')?\\s*}");

    static List<NaiveAtom> read(String pattern, NaiveQuestion question, boolean variables, boolean wildcards) {
        List<NaiveAtom> atoms = new ArrayList<>();
        var matcher = VARIABLE.matcher(pattern);
        var at = 0;
        while (variables && matcher.find()) {
            atoms.addAll(characters(pattern.substring(at, matcher.start()), wildcards));
            atoms.add(variable(matcher.group(1).strip(), Optional.ofNullable(matcher.group(2)), question));
            at = matcher.end();
        }
        atoms.addAll(characters(pattern.substring(at), wildcards));
        return atoms;
    }

    static List<NaiveAtom> characters(String text, boolean wildcards) {
        return text.chars()
                .mapToObj(c -> String.valueOf((char) c))
                .map(c -> wildcards && "*?".contains(c) ? wild(c.equals("*") ? ".*" : ".") : plain(c))
                .toList();
    }

    private static NaiveAtom variable(String name, Optional<String> fallback, NaiveQuestion question) {
        if (List.of("*", "?", "$").contains(name)) {
            return plain(name);
        }
        var values = question.values(name);
        if (values.size() > 1) {
            return new NaiveAtom("", Optional.empty(), "doubt");
        }
        return values.stream()
                .findFirst()
                .or(() -> fallback)
                .map(v -> new NaiveAtom(Pattern.quote(v), Optional.empty(), ""))
                .orElse(new NaiveAtom("", Optional.empty(), "null"));
    }

    private static NaiveAtom plain(String text) {
        return new NaiveAtom(
                Character.isLetterOrDigit(text.charAt(0)) ? text : Pattern.quote(text), Optional.of(text), "");
    }

    private static NaiveAtom wild(String regex) {
        return new NaiveAtom(regex, Optional.empty(), "");
    }

    /** Compiles each expression once: most of the test's time went there. */
    static boolean matches(String regex, String text) {
        return COMPILED.computeIfAbsent(regex, Pattern::compile).matcher(text).matches();
    }

    static String regex(List<NaiveAtom> atoms) {
        return atoms.stream().map(NaiveAtom::regex).collect(Collectors.joining());
    }

    /** The plain text before anything else. */
    static String beginning(List<NaiveAtom> atoms) {
        return atoms.stream()
                .map(NaiveAtom::literal)
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .collect(Collectors.joining());
    }
}
