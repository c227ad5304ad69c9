package io.sallyport.iampolicy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** node-pbac's cases: one flat list of policies, with or without principals, actions sometimes without a service. */
final class Pbac {
    private static final Rules RULES =
            new Rules(Rules.Presence.OPTIONAL, Rules.Presence.REQUIRED, 100_000, false, true);
    private static final String NOBODY_SPECIAL = "arn:aws:iam::999999999999:user/someone";

    private Pbac() {}

    static boolean decided(JsonNode row) {
        var resource = row.path("resource").asText("*");
        var asking = principal(row.path("principal"));
        var request = Request.of(
                asking,
                Action.of(withService(row.path("action").asText())),
                resource.equals("null") ? "*" : resource,
                asking.account(),
                Corpus.context(row.path("context")));
        var policies = CompiledPolicies.of(policies(row.path("policies")));
        var sides = request.principal() instanceof Principal.Service
                ? Policies.ofResource(policies)
                : Policies.ofIdentity(policies);
        return Evaluator.evaluate(request, sides).allowed()
                == row.path("expectedAllowed").asBoolean();
    }

    private static List<NamedPolicy> policies(JsonNode documents) {
        List<NamedPolicy> policies = new ArrayList<>();
        for (var document : documents) {
            var json = document.toString().replaceAll("\"(Get|Put)Item\"", "\"dynamodb:$1Item\"");
            policies.add(CompiledPolicy.of(json, RULES).named("p", ""));
        }
        return policies;
    }

    private static String withService(String action) {
        return action.contains(":") ? action : "dynamodb:" + action;
    }

    /** Its principals list every name of who asks; an account alone is somebody of that account. */
    private static Principal principal(JsonNode names) {
        if (names.has("Service")) {
            return new Principal.Service(names.path("Service").path(0).asText());
        }
        for (var name : names.path("AWS")) {
            if (!name.asText().endsWith(":root")) {
                return named(name.asText());
            }
        }
        var root = names.path("AWS").path(0).asText("");
        return named(root.isEmpty() ? NOBODY_SPECIAL : root.replace(":root", ":user/someone"));
    }

    private static Principal named(String arn) {
        var account = arn.split(":", 6)[4];
        return arn.contains(":role/")
                ? new Principal.RoleSession(arn.replace(":role/", ":assumed-role/"), arn, account)
                : new Principal.User(arn, account);
    }
}
