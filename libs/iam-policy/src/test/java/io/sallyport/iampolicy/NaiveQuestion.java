package io.sallyport.iampolicy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A request and its policies as plain JSON and text.
 *
 * @param trust whether the resource policy is a role's trust policy
 */
record NaiveQuestion(
        String principal,
        String action,
        String resource,
        Map<String, List<String>> context,
        List<JsonNode> identity,
        Optional<List<JsonNode>> boundary,
        Optional<List<JsonNode>> session,
        List<JsonNode> resourcePolicy,
        boolean trust,
        List<List<JsonNode>> guardRails) {

    NaiveQuestion {
        var lower = new TreeMap<String, List<String>>();
        context.forEach((key, values) -> lower.put(key.toLowerCase(Locale.ROOT), values));
        context = lower;
    }

    Stream<JsonNode> everyDocument() {
        return Stream.of(
                        guardRails.stream().flatMap(List::stream),
                        resourcePolicy.stream(),
                        identity.stream(),
                        boundary.stream().flatMap(List::stream),
                        session.stream().flatMap(List::stream))
                .flatMap(s -> s);
    }

    List<String> values(String key) {
        return context.getOrDefault(key.toLowerCase(Locale.ROOT), List.of());
    }

    String account() {
        return principal.split(":", -1)[4];
    }

    /** {@code arn:aws:iam::…:role/…} of a session, or the user behind a federated one; else empty text. */
    String behind() {
        if (principal.contains(":federated-user/")) {
            return "arn:aws:iam::" + account() + ":user/alice";
        }
        var parts = principal.split("[:/]", -1);
        return parts[5].equals("assumed-role") ? "arn:aws:iam::" + account() + ":role/" + parts[6] : "";
    }

    boolean root() {
        return principal.endsWith(":root");
    }

    boolean webIdentity() {
        return principal.startsWith("arn:aws:federated:");
    }

    boolean sameAccount() {
        var parts = resource.split(":", -1);
        return parts.length < 5 || parts[4].isEmpty() || parts[4].equals(account());
    }
}
