package io.sallyport.iampolicy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Decision cases of other implementations, one JSON object a line. */
final class Corpus {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Corpus() {}

    static List<JsonNode> cases(String file) throws IOException {
        var path = Path.of(System.getProperty("sallyport.root", "."), "..", "shared", "data", "iam", file);
        assumeTrue(Files.exists(path), "skipped: no ../shared/data");
        List<JsonNode> cases = new ArrayList<>();
        for (var line : Files.readAllLines(path)) {
            cases.add(JSON.readTree(line));
        }
        return cases;
    }

    static Request request(JsonNode row) {
        return Request.of(
                principal(row.path("principal").asText()),
                Action.of(row.path("action").asText()),
                row.path("resource").asText(),
                row.path("resourceAccount").asText(),
                context(row.path("context")));
    }

    static Principal principal(String arn) {
        var parts = arn.split(":", 6);
        return switch (parts[2]) {
            case "authorizer" -> new Principal.Vouched(parts[5], parts[4]);
            case "service" -> new Principal.Service(parts[5]);
            case "federated" -> new Principal.Federated(List.of(parts[5]));
            case "anonymous" -> new Principal.Anonymous();
            case "sts" -> session(arn, parts[4], parts[5]);
            default -> parts[5].equals("root") ? new Principal.Root(parts[4]) : new Principal.User(arn, parts[4]);
        };
    }

    private static Principal session(String arn, String account, String name) {
        return name.startsWith("federated-user/")
                ? new Principal.FederatedUser(arn, "arn:aws:iam::" + account + ":user/alice", account)
                : new Principal.RoleSession(
                        arn, "arn:aws:iam::" + account + ":role/" + name.split("/", -1)[1], account);
    }

    static Context context(JsonNode entries) {
        var context = Context.builder();
        entries.properties().forEach(e -> {
            var value = e.getValue();
            if (value.isArray()) {
                List<String> texts = new ArrayList<>();
                value.forEach(v -> texts.add(v.asText()));
                context.put(e.getKey(), texts);
            } else {
                context.put(e.getKey(), value.asText());
            }
        });
        return context.build();
    }

    static Policies policies(JsonNode row) {
        var policies = Policies.ofIdentity(side(row.path("identityPolicies"), Rules.IDENTITY));
        if (!row.path("permissionBoundaries").isEmpty()) {
            policies = policies.withBoundary(side(row.path("permissionBoundaries"), Rules.IDENTITY));
        }
        if (row.path("sessionPolicy").isObject()) {
            policies = policies.withSession(CompiledPolicies.of(policy(row.path("sessionPolicy"), Rules.SESSION)));
        }
        if (row.path("resourcePolicy").isObject()) {
            policies = policies.withResource(CompiledPolicies.of(policy(row.path("resourcePolicy"), Rules.RESOURCE)));
        }
        List<CompiledPolicies> levels = new ArrayList<>();
        row.path("scps").forEach(level -> levels.add(side(level, Rules.GUARD_RAIL)));
        return policies.withGuardRails(levels);
    }

    static CompiledPolicies side(JsonNode documents, Rules rules) {
        List<NamedPolicy> policies = new ArrayList<>();
        documents.forEach(d -> policies.add(policy(d, rules)));
        return CompiledPolicies.of(policies);
    }

    private static NamedPolicy policy(JsonNode document, Rules rules) {
        return CompiledPolicy.of(document.toString(), rules).named("p", "");
    }

    /** In the corpus's words. */
    static String words(Decision decision) {
        return switch (decision) {
            case Decision.Allowed _ -> "Allowed";
            case Decision.Denied _ -> "ExplicitlyDenied";
            case Decision.NotGranted _ -> "ImplicitlyDenied";
        };
    }
}
