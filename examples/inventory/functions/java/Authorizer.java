import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Lets every visitor with a name call the API, and nobody add to the inventory. */
public class Authorizer {
    public Map<String, Object> handle(Map<String, Object> event) {
        var visitor = visitor(event);
        var api = String.valueOf(event.getOrDefault("methodArn", event.get("routeArn"))).split("/", 2)[0];
        var statements = List.of(statement("Allow", api + "/*"), statement("Deny", api + "/*/POST/*inventory"));
        return Map.of(
                "principalId", visitor,
                "policyDocument", Map.of("Version", "2012-10-17", "Statement", statements),
                "context", Map.of("visitor", visitor));
    }

    private static String visitor(Map<String, Object> event) {
        var headers = event.get("headers") instanceof Map<?, ?> sent ? sent : Map.of();
        return Stream.of(event.get("authorizationToken"), headers.get("X-Visitor"), headers.get("x-visitor"))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst()
                .filter(name -> !name.isEmpty() && !name.equals("nobody"))
                .orElseThrow(() -> new IllegalStateException("Unauthorized"));
    }

    private static Map<String, String> statement(String effect, String resource) {
        return Map.of("Effect", effect, "Action", "execute-api:Invoke", "Resource", resource);
    }
}
