package io.sallyport.launcher.truth;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The policy of the table, S1 and S2, and what its rows make of it. */
final class Statements {
    private static final String EVERYTHING = "arn:aws:execute-api:*:*:API/*";
    private static final String INVENTORY = "arn:aws:execute-api:*:*:API/*/POST/inventory";
    private static final String INVOKE = "execute-api:Invoke";

    private Statements() {}

    static JsonObject allow() {
        return new JsonObject().put("Effect", "Allow").put("Action", INVOKE).put("Resource", EVERYTHING);
    }

    static JsonObject deny() {
        return new JsonObject().put("Effect", "Deny").put("Action", INVOKE).put("Resource", INVENTORY);
    }

    /** S2, for callers from a network where nobody is. */
    static JsonObject denyElsewhere() {
        var elsewhere = new JsonObject().put("aws:SourceIp", "203.0.113.0/24");
        return deny().put("Condition", new JsonObject().put("IpAddress", elsewhere));
    }

    static JsonObject allowAllButInvoke() {
        return new JsonObject().put("Effect", "Allow").put("NotAction", INVOKE).put("Resource", EVERYTHING);
    }

    static JsonObject document(String apiId, JsonObject... statements) {
        var text = new JsonArray(List.of(statements)).encode().replace("API", apiId);
        return new JsonObject().put("Version", "2012-10-17").put("Statement", new JsonArray(text));
    }
}
