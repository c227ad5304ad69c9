import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Answers every route of the API, and says who called. */
public class Inventory {
    private static final String PETS = "[\"cat\",\"dog\",\"ferret\"]";

    public Map<String, Object> handle(Map<String, Object> event) {
        var request = part(event, "requestContext");
        var method = event.getOrDefault("httpMethod", part(request, "http").get("method"));
        var subject = "GET".equals(method) ? "\"pets\":" + PETS : "\"added\":" + body(event);
        return Map.of(
                "statusCode", 200,
                "headers", Map.of("Content-Type", "application/json"),
                "body", "{" + subject + ",\"caller\":\"" + caller(request) + "\"}");
    }

    private static Object body(Map<String, Object> event) {
        return Objects.requireNonNullElse(event.get("body"), "{}");
    }

    private static Object caller(Map<String, Object> request) {
        var authorizer = part(request, "authorizer");
        return Stream.of(
                        part(request, "identity").get("userArn"),
                        part(authorizer, "claims").get("cognito:username"),
                        authorizer.get("principalId"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("somebody");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Map<String, Object> whole, String name) {
        return whole.get(name) instanceof Map<?, ?> part ? (Map<String, Object>) part : Map.of();
    }
}
