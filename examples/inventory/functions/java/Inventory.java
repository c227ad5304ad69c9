import java.util.List;
import java.util.Map;

/** Answers every route of the API, and says who called. */
public class Inventory {
    private static final String PETS = "[\"cat\",\"dog\",\"ferret\"]";

    public Map<String, Object> handle(Map<String, Object> event) {
        var body = "GET".equals(event.get("httpMethod"))
                ? "{\"pets\":" + PETS + "}"
                : "{\"added\":" + event.getOrDefault("body", "{}") + "}";
        return Map.of(
                "statusCode", 200,
                "multiValueHeaders", Map.of("Content-Type", List.of("application/json")),
                "body", body);
    }
}
