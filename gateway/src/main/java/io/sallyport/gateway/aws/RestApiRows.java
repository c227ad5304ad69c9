package io.sallyport.gateway.aws;

import io.sallyport.awswire.Shapes;
import io.sallyport.gateway.aws.Members.Page;
import io.sallyport.gateway.definition.Broken;
import io.sallyport.gateway.definition.Facts;
import io.sallyport.gateway.definition.ResourceTree;
import io.sallyport.gateway.definition.RestDefinition;
import io.sallyport.gateway.openapi.OpenApi;
import io.sallyport.gateway.openapi.OpenApi.Imported;
import io.sallyport.gateway.service.Desk;
import io.sallyport.gateway.store.StoredApi;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.EndpointConfiguration;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.GetRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.GetRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.GetRestApisRequest;
import software.amazon.awssdk.services.apigateway.model.GetRestApisResponse;
import software.amazon.awssdk.services.apigateway.model.ImportRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.ImportRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.PutMode;
import software.amazon.awssdk.services.apigateway.model.PutRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.PutRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.UpdateRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateRestApiResponse;

/** REST APIs as a whole. */
record RestApiRows(Vertx vertx, Rows rows, Desk<RestDefinition> desk, OpenApi openApi) {
    private static final String ALL = ApiPaths.REST.all();
    private static final Patches PATCHES = new Patches(
            List.of("name", "description", "version", "policy", "minimumCompressionSize"), List.of("binaryMediaTypes"));

    List<Row<?, ?>> all() {
        return List.of(
                rows.row("ImportRestApi", "POST", ImportRestApiRequest.class, _ -> ALL, this::importApi),
                rows.row("PutRestApi", "PUT", PutRestApiRequest.class, r -> one(r.restApiId()), this::put),
                rows.row("CreateRestApi", "POST", CreateRestApiRequest.class, _ -> ALL, this::create),
                rows.row("GetRestApis", "GET", GetRestApisRequest.class, _ -> ALL, this::list),
                rows.row("GetRestApi", "GET", GetRestApiRequest.class, r -> one(r.restApiId()), this::get),
                rows.row("UpdateRestApi", "PATCH", UpdateRestApiRequest.class, r -> one(r.restApiId()), this::update),
                rows.row("DeleteRestApi", "DELETE", DeleteRestApiRequest.class, r -> one(r.restApiId()), this::delete));
    }

    static String one(String id) {
        return ApiPaths.REST.api(id);
    }

    private Future<Imported<RestDefinition>> read(
            @Nullable SdkBytes body, @Nullable Boolean failOnWarnings, Map<String, String> parameters) {
        parameters.forEach(RestApiRows::parameter);
        var bytes = body == null ? new byte[0] : body.asByteArray();
        return vertx.executeBlocking(() -> openApi.rest(bytes), false).map(imported -> {
            Broken.unless(
                    !Boolean.TRUE.equals(failOnWarnings) || imported.warnings().isEmpty(),
                    "Warnings found during import:\n\t" + String.join("\n\t", imported.warnings()));
            return imported;
        });
    }

    private static void parameter(String name, String value) {
        boolean built = switch (name) {
            case "ignore" -> value.equals("documentation");
            case "basepath" -> value.equals("ignore");
            case "endpointConfigurationTypes" -> value.equals("REGIONAL") || value.equals("EDGE");
            default -> false;
        };
        Members.notBuilt("parameter " + name + "=" + value, !built);
    }

    private Future<ImportRestApiResponse> importApi(ImportRestApiRequest r) {
        return read(r.body(), r.failOnWarnings(), r.parameters())
                .map(imported -> new Imported<>(placed(imported.definition(), r.parameters()), imported.warnings()))
                .compose(imported -> desk.create(imported.definition())
                        .map(api ->
                                Shapes.as(RestShapes.api(api, imported.warnings()), ImportRestApiResponse.builder())));
    }

    private static RestDefinition placed(RestDefinition definition, Map<String, String> parameters) {
        var facts = definition.facts().demandName();
        return definition.withFacts(Optional.ofNullable(parameters.get("endpointConfigurationTypes"))
                .map(facts::withEndpoint)
                .orElse(facts));
    }

    private Future<PutRestApiResponse> put(PutRestApiRequest r) {
        Members.notBuilt("mode merge", r.mode() != PutMode.OVERWRITE);
        return read(r.body(), r.failOnWarnings(), r.parameters())
                .compose(imported -> desk.change(r.restApiId(), api -> {
                    var next = imported.definition()
                            .withFacts(imported.definition()
                                    .facts()
                                    .instead(api.definition().facts()));
                    return new Desk.Change<>(next, RestShapes.api(api.with(next), imported.warnings()));
                }))
                .map(shape -> Shapes.as(shape, PutRestApiResponse.builder()));
    }

    private Future<CreateRestApiResponse> create(CreateRestApiRequest r) {
        Members.onlyBuilt(r, "cloneFrom", "minimumCompressionSize", "disableExecuteApiEndpoint");
        Broken.unless(!Members.text(r.name()).isBlank(), "Name cannot be empty");
        var facts = Facts.named(r.name())
                .withDescription(Members.text(r.description()))
                .withVersion(Members.text(r.version()))
                .withEndpoint(endpoint(r.endpointConfiguration()))
                .withBinaryTypes(r.binaryMediaTypes())
                .withTags(r.tags());
        Members.notBuilt(
                "apiKeySource " + r.apiKeySourceAsString(),
                !List.of("HEADER", "").contains(Members.text(r.apiKeySourceAsString())));
        var definition =
                new RestDefinition(facts, new ResourceTree(desk.ids()).byId(), Map.of(), Members.some(r.policy()));
        return desk.create(definition)
                .map(api -> Shapes.as(RestShapes.api(api, List.of()), CreateRestApiResponse.builder()));
    }

    private static String endpoint(@Nullable EndpointConfiguration configuration) {
        if (configuration == null || configuration.types().isEmpty()) {
            return "EDGE";
        }
        var types = configuration.types();
        Broken.unless(
                types.size() == 1 && types.getFirst() != EndpointType.UNKNOWN_TO_SDK_VERSION,
                "Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE");
        Members.notBuilt("endpointConfiguration PRIVATE", types.contains(EndpointType.PRIVATE));
        Members.onlyBuilt(configuration, "vpcEndpointIds");
        return types.getFirst().toString();
    }

    private Future<GetRestApiResponse> get(GetRestApiRequest r) {
        return desk.get(r.restApiId())
                .map(api -> Shapes.as(RestShapes.api(api, List.of()), GetRestApiResponse.builder()));
    }

    private Future<GetRestApisResponse> list(GetRestApisRequest r) {
        int wanted = Members.page(r.limit());
        return desk.page(Members.text(r.position()), wanted + 1).map(found -> {
            var page = Page.of(found, wanted, StoredApi::id);
            List<RestApi> items = page.items().stream()
                    .map(api -> RestShapes.api(api, List.of()))
                    .toList();
            return GetRestApisResponse.builder()
                    .items(items)
                    .position(page.next())
                    .build();
        });
    }

    private Future<UpdateRestApiResponse> update(UpdateRestApiRequest r) {
        return desk.change(r.restApiId(), api -> {
                    var shape = PATCHES.apply(RestShapes.api(api, List.of()), r.patchOperations());
                    var next = patched(api.definition(), shape);
                    return new Desk.Change<>(next, RestShapes.api(api.with(next), List.of()));
                })
                .map(shape -> Shapes.as(shape, UpdateRestApiResponse.builder()));
    }

    private static RestDefinition patched(RestDefinition api, RestApi shape) {
        Members.onlyBuilt(shape, "minimumCompressionSize");
        Broken.unless(!Members.text(shape.name()).isBlank(), "Name cannot be empty");
        return api.withFacts(api.facts()
                        .withName(shape.name())
                        .withDescription(Members.text(shape.description()))
                        .withVersion(Members.text(shape.version()))
                        .withBinaryTypes(shape.binaryMediaTypes()))
                .withPolicy(Members.some(shape.policy()));
    }

    private Future<DeleteRestApiResponse> delete(DeleteRestApiRequest r) {
        return desk.delete(r.restApiId())
                .map(_ -> DeleteRestApiResponse.builder().build());
    }
}
