package io.sallyport.analysis.lint;

import io.sallyport.iampolicy.Context;
import java.util.List;

/**
 * A condition key, or several.
 *
 * @param text as AWS spells it; {@code *} at the end is any name ({@code aws:PrincipalTag/*}), at the beginning any OpenID provider
 *     ({@code *:aud})
 */
record KeyPattern(String text) {
    private static final String ANY = "*";
    private static final String AWS_HOST = "amazonaws.com";

    /** Those of user pools and of Kubernetes clusters. */
    private static final List<String> AWS_PROVIDERS = List.of("cognito-idp.", "oidc.eks.");

    /** @param key in any case */
    boolean matches(String key) {
        var asked = Context.lowerCase(key);
        if (text.startsWith(ANY)) {
            var claim = Context.lowerCase(text.substring(1));
            return asked.endsWith(claim) && isProvider(asked.substring(0, asked.length() - claim.length()));
        }
        var fixed = Context.lowerCase(fixed());
        return named() ? asked.startsWith(fixed) && asked.length() > fixed.length() : asked.equals(fixed);
    }

    /** True when a name follows. */
    boolean named() {
        return text.endsWith(ANY);
    }

    boolean ofAnyProvider() {
        return text.startsWith(ANY);
    }

    /** What it is without the name. */
    String fixed() {
        return named() ? text.substring(0, text.length() - 1) : text;
    }

    /** Another host of AWS is nobody: most likely one of its providers, misspelled. */
    private static boolean isProvider(String name) {
        return name.contains(AWS_HOST)
                ? AWS_PROVIDERS.stream().anyMatch(name::startsWith) && name.contains("/")
                : name.contains(".") || name.contains("/");
    }
}
