package io.sallyport.launcher.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How somebody signed in to an identity pool.
 *
 * @param who as in "… signs in"
 * @param amr what trust policies and others read of it
 */
record SignIn(String who, List<String> amr) {
    private static final String SIGNED_IN = "authenticated";
    private static final String SUBJECT = ":CognitoSignIn:";

    /** Nobody's: stands for all that no policy names. */
    private static final String SOMEBODY = "00000000-0000-4000-8000-000000000000";

    /**
     * @param providers none when they are not known: then those that policies speak of
     * @param spoken    patterns of {@code amr} in policies
     * @return each login that the patterns can tell from another: somebody's at each provider, and of whom they name; and all of the
     *     providers at once
     */
    static List<SignIn> all(List<String> providers, Set<String> spoken) {
        var known = providers.isEmpty() ? named(spoken) : providers;
        if (known.isEmpty()) {
            return List.of(new SignIn("whoever", List.of(SIGNED_IN)));
        }
        List<SignIn> all = new ArrayList<>();
        for (var provider : known) {
            all.add(somebody(known.size() == 1 ? "whoever" : "whoever of " + provider, List.of(provider)));
            subjects(provider, spoken).forEach(s -> all.add(of("subject " + s, List.of(provider), s)));
        }
        if (known.size() > 1) {
            all.add(somebody("whoever, at every provider,", known));
        }
        return all;
    }

    private static SignIn somebody(String who, List<String> providers) {
        return of(who, providers, SOMEBODY);
    }

    private static SignIn of(String who, List<String> providers, String subject) {
        var logins = providers.stream().flatMap(p -> Stream.of(p, p + SUBJECT + subject));
        return new SignIn(who, Stream.concat(Stream.of(SIGNED_IN), logins).toList());
    }

    private static List<String> named(Set<String> spoken) {
        return spoken.stream()
                .filter(text -> !text.endsWith(SIGNED_IN) && !text.equals("*"))
                .map(text -> example(text.split(SUBJECT, 2)[0]))
                .distinct()
                .toList();
    }

    private static Set<String> subjects(String provider, Set<String> spoken) {
        var subjects = new LinkedHashSet<String>();
        for (var text : spoken) {
            var parts = text.split(SUBJECT, 2);
            if (parts.length == 2 && !parts[1].equals("*") && means(parts[0], provider)) {
                subjects.add(example(parts[1]));
            }
        }
        return subjects;
    }

    private static String example(String pattern) {
        return pattern.replace('*', '0').replace('?', '0');
    }

    private static boolean means(String pattern, String text) {
        var expression = new StringBuilder();
        pattern.chars()
                .forEach(c -> expression.append(
                        switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(c));
                        }));
        return text.matches(expression.toString());
    }
}
