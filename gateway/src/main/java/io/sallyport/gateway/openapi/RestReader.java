package io.sallyport.gateway.openapi;

import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.definition.Facts;
import io.sallyport.gateway.definition.ResourceTree;
import io.sallyport.gateway.definition.RestDefinition;
import io.sallyport.gateway.definition.RestDefinition.Method;
import io.sallyport.gateway.definition.RestDefinition.MethodResponse;
import io.sallyport.gateway.definition.RestDefinition.UnbuiltGuards;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads a document into a REST API. */
final class RestReader {
    private static final String INTEGRATION = "x-amazon-apigateway-integration";
    private static final Set<String> OF_OPERATION =
            Set.of(INTEGRATION, "x-amazon-apigateway-auth", "x-amazon-apigateway-request-validator");
    private static final Map<String, String> PLACES =
            Map.of("path", "path", "query", "querystring", "header", "header");

    private final Part root;
    private final Warnings warnings = new Warnings();
    private final RootExtensions extensions;
    private final Schemes schemes;
    private final ResourceTree tree;

    RestReader(Part root, Supplier<String> ids) {
        this.root = root;
        this.extensions = new RootExtensions(root, warnings);
        this.schemes = new Schemes(Kind.REST, root, ids, warnings);
        this.tree = new ResourceTree(ids);
    }

    RestDefinition definition() {
        extensions.check();
        if (root.get("security").present()) {
            warnings.add(root, "security of the document is ignored by REST APIs; only that of an operation counts");
        }
        for (var found : Operations.of(root)) {
            tree.add(found.path(), found.method(), method(found.operation()));
        }
        return new RestDefinition(facts(), tree.byId(), schemes.authorizers(), extensions.policy());
    }

    List<String> warnings() {
        return warnings.all();
    }

    private Facts facts() {
        var info = root.get("info");
        return Facts.named(info.text("title", ""))
                .withDescription(info.text("description", ""))
                .withVersion(info.text("version", ""))
                .withEndpoint(extensions.endpoint())
                .withBinaryTypes(root.texts("x-amazon-apigateway-binary-media-types"));
    }

    private Method method(Part operation) {
        operation.refuseUnknown("x-amazon-apigateway-", OF_OPERATION);
        var demand = schemes.demand(operation);
        var guard = extensions.unbuiltGuard(operation).or(demand::unbuilt);
        guard.ifPresent(missing -> warnings.unbuilt(operation, missing));
        if (demand.apiKey()) {
            warnings.unbuilt(operation, "API keys are not built yet");
        }
        var integration = operation.get(INTEGRATION);
        return new Method(
                demand.authorization(),
                demand.authorizerId(),
                demand.scopes(),
                operation.text("operationId", ""),
                parameters(operation),
                responses(operation),
                integration.present()
                        ? Optional.of(new RestIntegrationReader(warnings).read(integration))
                        : Optional.empty(),
                UnbuiltGuards.of(demand.apiKey(), guard));
    }

    private static Map<String, Boolean> parameters(Part operation) {
        var all = new LinkedHashMap<String, Boolean>();
        for (var parameter : operation.get("parameters").elements()) {
            Optional.ofNullable(PLACES.get(parameter.text("in", "")))
                    .ifPresent(place -> all.put(
                            "method.request." + place + "." + parameter.text("name", ""), parameter.yes("required")));
        }
        return all;
    }

    private static Map<String, MethodResponse> responses(Part operation) {
        var all = new LinkedHashMap<String, MethodResponse>();
        operation.get("responses").node().properties().forEach(response -> {
            if (response.getKey().matches("\\d{3}")) {
                all.put(response.getKey(), new MethodResponse(Map.of(), Map.of()));
            }
        });
        return all;
    }
}
