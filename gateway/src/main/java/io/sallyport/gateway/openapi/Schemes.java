package io.sallyport.gateway.openapi;

import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.definition.AuthorizerDefinition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

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

    /**
     * Who may call.
     *
     * @param apiKey  who has an API key besides
     * @param unbuilt what else is demanded that nobody could check
     */
    record Demand(
            String authorization, String authorizerId, List<String> scopes, boolean apiKey, Optional<String> unbuilt) {
        static final Demand OPEN = of("NONE", "", List.of());
        static final Demand IAM = of("AWS_IAM", "", List.of());

        static Demand of(String authorization, String authorizerId, List<String> scopes) {
            return new Demand(authorization, authorizerId, scopes, false, Optional.empty());
        }

        Demand withApiKey(boolean demanded) {
            return new Demand(authorization, authorizerId, scopes, demanded, unbuilt);
        }

        static Demand unbuilt(String missing) {
            return new Demand("NONE", "", List.of(), false, Optional.of(missing));
        }
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

    Demand demand(Part operation) {
        var auth = operation.get(AUTH);
        auth.refuseUnknown("", Set.of("type"));
        return switch (auth.text("type", "").toUpperCase(Locale.ROOT)) {
            case "AWS_IAM" -> Demand.IAM.withApiKey(names(security(operation)).anyMatch(this::isApiKey));
            case "", "NONE" -> required(security(operation));
            default -> throw auth.wrong("type is AWS_IAM or NONE, not '" + auth.text("type", "") + "'");
        };
    }

    /** REST APIs look at the operation alone; HTTP APIs at the document's when the operation has none. */
    private Part security(Part operation) {
        var own = operation.get("security");
        return own.present() || kind == Kind.REST ? own : root.get("security");
    }

    private Demand required(Part security) {
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
        boolean keyed = names.removeIf(this::isApiKey);
        if (names.size() > 1 || (anybody && (keyed || !names.isEmpty()))) {
            return Demand.unbuilt("security names " + names + (anybody ? " and nobody" : "")
                            + "; more than one authorizer of a method is not built yet")
                    .withApiKey(keyed);
        }
        return names.stream()
                .findFirst()
                .map(name -> named(name, List.copyOf(scopes)))
                .orElse(Demand.OPEN)
                .withApiKey(keyed);
    }

    private static Stream<String> names(Part security) {
        return security.elements().stream()
                .flatMap(requirement -> requirement.members().stream())
                .map(Map.Entry::getKey);
    }

    private boolean isApiKey(String name) {
        return !byScheme.containsKey(name)
                && schemes(root).get(name).text("name", "").equalsIgnoreCase("x-api-key")
                && !isSigned(name);
    }

    private boolean isSigned(String name) {
        return schemes(root).get(name).text(AUTHTYPE, "").equalsIgnoreCase("awsSigv4");
    }

    private Demand named(String name, List<String> scopes) {
        var authorizer = byScheme.get(name);
        if (authorizer != null) {
            return Demand.of(authorization(authorizer.type()), authorizer.id(), scopes);
        }
        return isSigned(name)
                ? Demand.IAM
                : Demand.unbuilt("security demands " + name + ", which nobody could check: its scheme has neither "
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
