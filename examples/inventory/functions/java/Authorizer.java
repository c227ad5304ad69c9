import java.util.List;
import java.util.Map;

/** Lets every visitor with a name call the API, and nobody add to the inventory. */
public class Authorizer {
    public Map<String, Object> handle(Map<String, Object> event) {
        var visitor = String.valueOf(event.getOrDefault("authorizationToken", "nobody"));
        if (visitor.equals("nobody")) {
            throw new IllegalStateException("Unauthorized");
        }
        var api = String.valueOf(event.get("methodArn")).split("/", 2)[0];
        var statements = List.of(statement("Allow", api + "/*"), statement("Deny", api + "/*/POST/*inventory"));
        return Map.of(
                "principalId", visitor,
                "policyDocument", Map.of("Version", "2012-10-17", "Statement", statements));
    }

    private static Map<String, String> statement(String effect, String resource) {
        return Map.of("Effect", effect, "Action", "execute-api:Invoke", "Resource", resource);
    }
}
