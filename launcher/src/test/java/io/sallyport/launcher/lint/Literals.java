package io.sallyport.launcher.lint;

import io.sallyport.iampolicy.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the product's own code spells between quotes as IAM does: {@code "aws:SourceIp"}, {@code "iam:PassRole"}. */
final class Literals {
    /** Where requests are made ready for policies. */
    private static final List<String> SOURCES =
            List.of("runtime", "gateway", "token-service", "identity-exchange", "policy-service", "functions");

    private static final Pattern WORD = Pattern.compile(
            "\"((?:aws|sts|iam|lambda|execute-api|cognito-idp|cognito-identity|apigateway|acm|elasticloadbalancing|saml|sallyport)"
                    + ":[A-Za-z]+/?)\"");

    /** What is put behind a provider's name: {@code name + ":aud"}. */
    private static final Pattern CLAIM = Pattern.compile("\"(:[a-z_]+)\"");

    private Literals() {}

    /** @return in lower case */
    static Set<String> keysAndActions() {
        return in(SOURCES, WORD);
    }

    /** Of the tokens that are traded for roles. */
    static Set<String> claims() {
        return in(List.of("identity-exchange"), CLAIM);
    }

    private static Set<String> in(List<String> modules, Pattern pattern) {
        var found = new TreeSet<String>();
        for (var module : modules) {
            var sources = Path.of(System.getProperty("sallyport.root"), module, "src", "main", "java");
            files(sources)
                    .forEach(
                            file -> words(file, pattern).map(Context::lowerCase).forEach(found::add));
        }
        return found;
    }

    private static List<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> words(Path file, Pattern pattern) {
        try {
            return pattern.matcher(Files.readString(file)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
