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
            "\"((?:aws|sts|iam|lambda|execute-api|cognito-idp|cognito-identity|apigateway|acm|elasticloadbalancing|saml)"
                    + ":[A-Za-z]+/?)\"");

    private Literals() {}

    /** @return in lower case */
    static Set<String> all() {
        var found = new TreeSet<String>();
        for (var module : SOURCES) {
            var sources = Path.of(System.getProperty("sallyport.root"), module, "src", "main", "java");
            files(sources).forEach(file -> words(file).map(Context::lowerCase).forEach(found::add));
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

    private static Stream<String> words(Path file) {
        try {
            return WORD.matcher(Files.readString(file)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
