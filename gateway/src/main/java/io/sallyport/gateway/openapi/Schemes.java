package io.sallyport.gateway.openapi;

import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.definition.AuthorizerDefinition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Security schemes, and what an operation's {@code security} demands by them. */
final class Schemes {
    private static final String AUTHORIZER = "x-amazon-apigateway-authorizer";
    private static final String AUTHTYPE = "x-amazon-apigateway-authtype";
    private static final String AUTH = "x-amazon-apigateway-auth";
    /** What SAM writes for an operation that nobody guards; no scheme has that name. */
    private static final String NOBODY = "NONE";

    private final Kind kind;
    private final Part root;
    private final Map<String, AuthorizerDefinition> byScheme = new LinkedHashMap<>();

    /** Who may call. */
    record Demand(String authorization, String authorizerId, List<String> scopes) {
        static final Demand OPEN = new Demand("NONE", "", List.of());
        static final Demand IAM = new Demand("AWS_IAM", "", List.of());
    }

    Schemes(Kind kind, Part root, Supplier<String> ids, Warnings warnings) {
        this.kind = kind;
        this.root = root;
        for (var scheme : schemes(root).members()) {
            scheme.getValue().refuseUnknown("x-amazon-apigateway-", Set.of(AUTHORIZER, AUTHTYPE));
            if (scheme.getValue().get(AUTHORIZER).present()) {
                var reader = new AuthorizerReader(kind, warnings);
                byScheme.put(scheme.getKey(), reader.read(scheme.getKey(), scheme.getValue(), ids.get()));
            }
        }
    }

    private static Part schemes(Part root) {
        var three = root.get("components").get("securitySchemes");
        return three.present() ? three : root.get("securityDefinitions");
    }

    Map<String, AuthorizerDefinition> authorizers() {
        var byId = new LinkedHashMap<String, AuthorizerDefinition>();
        byScheme.values().forEach(one -> byId.put(one.id(), one));
        return byId;
    }

    /** @throws io.sallyport.contracts.Refusal when what it demands cannot be checked here */
    Demand demand(Part operation) {
        var auth = operation.get(AUTH);
        auth.refuseUnknown("", Set.of("type"));
        return switch (auth.text("type", "").toUpperCase(Locale.ROOT)) {
            case "AWS_IAM" -> Demand.IAM;
            case "", "NONE" -> required(operation, security(operation));
            default -> throw auth.wrong("type is AWS_IAM or NONE, not '" + auth.text("type", "") + "'");
        };
    }

    /** REST APIs look at the operation alone; HTTP APIs at the document's when the operation has none. */
    private Part security(Part operation) {
        var own = operation.get("security");
        return own.present() || kind == Kind.REST ? own : root.get("security");
    }

    private Demand required(Part operation, Part security) {
        var names = new LinkedHashSet<String>();
        var scopes = new LinkedHashSet<String>();
        boolean anybody = false;
        for (var requirement : security.elements()) {
            var members = requirement.members();
            anybody |= members.isEmpty();
            for (var member : members) {
                names.add(member.getKey());
                scopes.addAll(requirement.texts(member.getKey()));
            }
        }
        names.remove(NOBODY);
        if (names.isEmpty()) {
            return Demand.OPEN;
        }
        if (names.size() > 1 || anybody) {
            throw operation.wrong("security names " + names + (anybody ? " and nobody" : "")
                    + "; a method has exactly one authorizer");
        }
        return named(operation, names.getFirst(), List.copyOf(scopes));
    }

    private Demand named(Part operation, String name, List<String> scopes) {
        var authorizer = byScheme.get(name);
        if (authorizer != null) {
            return new Demand(authorization(authorizer.type()), authorizer.id(), scopes);
        }
        var scheme = schemes(root).get(name);
        if (scheme.text(AUTHTYPE, "").equalsIgnoreCase("awsSigv4")) {
            return Demand.IAM;
        }
        if (scheme.text("name", "").equalsIgnoreCase("x-api-key")) {
            throw operation.wrong("security demands an API key (" + name + "); API keys are not built yet");
        }
        throw operation.wrong("security demands " + name + ", which nobody could check: its scheme has neither "
                + AUTHORIZER + " nor " + AUTHTYPE + " awsSigv4");
    }

    private static String authorization(AuthorizerDefinition.Type type) {
        return switch (type) {
            case TOKEN, REQUEST -> "CUSTOM";
            case COGNITO_USER_POOLS -> "COGNITO_USER_POOLS";
            case JWT -> "JWT";
        };
    }
}
