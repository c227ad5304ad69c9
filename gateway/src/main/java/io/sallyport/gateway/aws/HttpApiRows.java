package io.sallyport.gateway.aws;

import io.sallyport.awswire.Shapes;
import io.sallyport.gateway.aws.Members.Page;
import io.sallyport.gateway.definition.Broken;
import io.sallyport.gateway.definition.Facts;
import io.sallyport.gateway.definition.HttpDefinition;
import io.sallyport.gateway.openapi.OpenApi;
import io.sallyport.gateway.openapi.OpenApi.Imported;
import io.sallyport.gateway.service.Desk;
import io.sallyport.gateway.store.StoredApi;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetApisRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApisResponse;
import software.amazon.awssdk.services.apigatewayv2.model.ImportApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.ImportApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.apigatewayv2.model.ReimportApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.ReimportApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateApiResponse;

/** HTTP APIs as a whole. */
record HttpApiRows(Vertx vertx, Rows rows, Desk<HttpDefinition> desk, OpenApi openApi, HttpShapes shapes) {
    private static final String ALL = ApiPaths.HTTP.all();
    /** What makes a route and an integration in the same call. */
    private static final String[] QUICK = {"target", "routeKey", "credentialsArn"};

    List<Row<?, ?>> all() {
        return List.of(
                rows.row("ImportApi", "PUT", ImportApiRequest.class, _ -> ALL, this::importApi),
                rows.row("ReimportApi", "PUT", ReimportApiRequest.class, r -> one(r.apiId()), this::reimport),
                rows.row("CreateApi", "POST", CreateApiRequest.class, _ -> ALL, this::create),
                rows.row("GetApis", "GET", GetApisRequest.class, _ -> ALL, this::list),
                rows.row("GetApi", "GET", GetApiRequest.class, r -> one(r.apiId()), this::get),
                rows.row("UpdateApi", "PATCH", UpdateApiRequest.class, r -> one(r.apiId()), this::update),
                rows.row("DeleteApi", "DELETE", DeleteApiRequest.class, r -> one(r.apiId()), this::delete));
    }

    static String one(String id) {
        return ApiPaths.HTTP.api(id);
    }

    private Future<Imported<HttpDefinition>> read(
            @Nullable String body, @Nullable Boolean failOnWarnings, @Nullable String basepath) {
        Members.notBuilt("basepath " + basepath, basepath != null && !basepath.equals("ignore"));
        var bytes = Members.text(body).getBytes(StandardCharsets.UTF_8);
        return vertx.executeBlocking(() -> openApi.http(bytes), false).map(imported -> {
            Broken.unless(
                    !Boolean.TRUE.equals(failOnWarnings) || imported.warnings().isEmpty(),
                    "Warnings found during import:\n\t" + String.join("\n\t", imported.warnings()));
            return imported;
        });
    }

    private Future<ImportApiResponse> importApi(ImportApiRequest r) {
        return read(r.body(), r.failOnWarnings(), r.basepath())
                .compose(imported -> desk.create(named(imported.definition()))
                        .map(api -> Shapes.as(shapes.api(api, imported.warnings()), ImportApiResponse.builder())));
    }

    private static HttpDefinition named(HttpDefinition definition) {
        return definition.withFacts(definition.facts().demandName());
    }

    private Future<ReimportApiResponse> reimport(ReimportApiRequest r) {
        return read(r.body(), r.failOnWarnings(), r.basepath())
                .compose(imported -> desk.change(r.apiId(), api -> {
                    var next = imported.definition()
                            .withFacts(imported.definition()
                                    .facts()
                                    .instead(api.definition().facts()));
                    return new Desk.Change<>(next, shapes.api(api.with(next), imported.warnings()));
                }))
                .map(shape -> Shapes.as(shape, ReimportApiResponse.builder()));
    }

    private Future<CreateApiResponse> create(CreateApiRequest r) {
        Members.onlyBuilt(r, QUICK);
        Members.onlyBuilt(r, "corsConfiguration", "disableExecuteApiEndpoint", "disableSchemaValidation");
        Members.notBuilt("protocolType " + r.protocolTypeAsString(), r.protocolType() != ProtocolType.HTTP);
        Broken.unless(!Members.text(r.name()).isBlank(), "Name cannot be empty");
        var facts = Facts.named(r.name())
                .withDescription(Members.text(r.description()))
                .withVersion(Members.text(r.version()))
                .withEndpoint("REGIONAL")
                .withTags(r.tags());
        return desk.create(new HttpDefinition(facts, Map.of(), Map.of(), Map.of()))
                .map(api -> Shapes.as(shapes.api(api, List.of()), CreateApiResponse.builder()));
    }

    private Future<GetApiResponse> get(GetApiRequest r) {
        return desk.get(r.apiId()).map(api -> Shapes.as(shapes.api(api, List.of()), GetApiResponse.builder()));
    }

    private Future<GetApisResponse> list(GetApisRequest r) {
        int wanted = Members.page(r.maxResults());
        return desk.page(Members.text(r.nextToken()), wanted + 1).map(found -> {
            var page = Page.of(found, wanted, StoredApi::id);
            return GetApisResponse.builder()
                    .items(page.items().stream()
                            .map(api -> shapes.api(api, List.of()))
                            .toList())
                    .nextToken(page.next())
                    .build();
        });
    }

    private Future<UpdateApiResponse> update(UpdateApiRequest r) {
        Members.onlyBuilt(r, QUICK);
        Members.onlyBuilt(r, "corsConfiguration", "disableExecuteApiEndpoint", "disableSchemaValidation");
        return desk.change(r.apiId(), api -> {
                    var old = api.definition().facts();
                    var next = api.definition()
                            .withFacts(old.withName(Members.some(r.name()).orElse(old.name()))
                                    .withDescription(
                                            Optional.ofNullable(r.description()).orElse(old.description()))
                                    .withVersion(
                                            Optional.ofNullable(r.version()).orElse(old.version())));
                    return new Desk.Change<>(next, shapes.api(api.with(next), List.of()));
                })
                .map(shape -> Shapes.as(shape, UpdateApiResponse.builder()));
    }

    private Future<DeleteApiResponse> delete(DeleteApiRequest r) {
        return desk.delete(r.apiId()).map(_ -> DeleteApiResponse.builder().build());
    }
}
