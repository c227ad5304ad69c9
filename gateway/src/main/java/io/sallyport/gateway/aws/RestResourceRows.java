package io.sallyport.gateway.aws;

import io.sallyport.awswire.Shapes;
import io.sallyport.gateway.aws.Members.Page;
import io.sallyport.gateway.definition.Broken;
import io.sallyport.gateway.definition.ResourceTree;
import io.sallyport.gateway.definition.RestDefinition;
import io.sallyport.gateway.definition.RestDefinition.Resource;
import io.sallyport.gateway.service.Desk;
import io.sallyport.gateway.service.NotFound;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.apigateway.model.CreateResourceRequest;
import software.amazon.awssdk.services.apigateway.model.CreateResourceResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteResourceRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteResourceResponse;
import software.amazon.awssdk.services.apigateway.model.GetResourceRequest;
import software.amazon.awssdk.services.apigateway.model.GetResourceResponse;
import software.amazon.awssdk.services.apigateway.model.GetResourcesRequest;
import software.amazon.awssdk.services.apigateway.model.GetResourcesResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateResourceRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateResourceResponse;

/** The paths of REST APIs. */
record RestResourceRows(Rows rows, Desk<RestDefinition> desk) {
    private static final Patches PATCHES = new Patches(List.of("parentId", "pathPart"), List.of());

    List<Row<?, ?>> all() {
        return List.of(
                rows.row(
                        "CreateResource",
                        "POST",
                        CreateResourceRequest.class,
                        r -> one(r.restApiId(), r.parentId()),
                        this::create),
                rows.row("GetResources", "GET", GetResourcesRequest.class, r -> of(r.restApiId()), this::list),
                rows.row(
                        "GetResource",
                        "GET",
                        GetResourceRequest.class,
                        r -> one(r.restApiId(), r.resourceId()),
                        this::get),
                rows.row(
                        "UpdateResource",
                        "PATCH",
                        UpdateResourceRequest.class,
                        r -> one(r.restApiId(), r.resourceId()),
                        this::update),
                rows.row(
                        "DeleteResource",
                        "DELETE",
                        DeleteResourceRequest.class,
                        r -> one(r.restApiId(), r.resourceId()),
                        this::delete));
    }

    private static String of(String apiId) {
        return RestApiRows.one(apiId) + "/resources";
    }

    static String one(String apiId, String resourceId) {
        return of(apiId) + "/" + resourceId;
    }

    static Resource found(RestDefinition api, String id) {
        return Optional.ofNullable(api.resources().get(id)).orElseThrow(() -> NotFound.of("Resource"));
    }

    private Future<CreateResourceResponse> create(CreateResourceRequest r) {
        return desk.change(r.restApiId(), api -> {
                    var made = child(api.definition(), r.parentId(), r.pathPart());
                    var next = new LinkedHashMap<>(api.definition().resources());
                    next.put(made.id(), made);
                    return new Desk.Change<>(api.definition().withResources(next), made);
                })
                .map(made -> Shapes.as(RestShapes.resource(made, false), CreateResourceResponse.builder()));
    }

    private Resource child(RestDefinition api, String parentId, String part) {
        var path = ResourceTree.placed(api.resources().values(), found(api, parentId), part);
        return new Resource(desk.ids().get(), parentId, part, path, Map.of());
    }

    /** Moves it with all that is below it. */
    private Future<UpdateResourceResponse> update(UpdateResourceRequest r) {
        return desk.change(r.restApiId(), api -> {
            var old = found(api.definition(), r.resourceId());
            Broken.unless(!old.parentId().isEmpty(), "Root resource cannot be updated");
            var shape = PATCHES.apply(RestShapes.resource(old, false), r.patchOperations());
            var parent = found(api.definition(), shape.parentId());
            var next = api.definition()
                    .withResources(ResourceTree.moved(
                            api.definition().resources(), old, parent, Members.text(shape.pathPart())));
            return new Desk.Change<>(
                    next,
                    Shapes.as(RestShapes.resource(found(next, old.id()), false), UpdateResourceResponse.builder()));
        });
    }

    private Future<GetResourcesResponse> list(GetResourcesRequest r) {
        int wanted = Members.page(r.limit());
        refuseOtherEmbeds(r.embed());
        return desk.get(r.restApiId()).map(api -> {
            var found = api.definition().resources().values().stream()
                    .filter(resource -> resource.path().compareTo(Members.text(r.position())) > 0)
                    .sorted(Comparator.comparing(Resource::path))
                    .limit(wanted + 1L)
                    .toList();
            var page = Page.of(found, wanted, Resource::path);
            return GetResourcesResponse.builder()
                    .items(page.items().stream()
                            .map(resource ->
                                    RestShapes.resource(resource, !r.embed().isEmpty()))
                            .toList())
                    .position(page.next())
                    .build();
        });
    }

    private static void refuseOtherEmbeds(List<String> embed) {
        Members.notBuilt("embed " + embed, !embed.isEmpty() && !embed.equals(List.of("methods")));
    }

    private Future<GetResourceResponse> get(GetResourceRequest r) {
        refuseOtherEmbeds(r.embed());
        return desk.get(r.restApiId())
                .map(api -> found(api.definition(), r.resourceId()))
                .map(resource ->
                        Shapes.as(RestShapes.resource(resource, !r.embed().isEmpty()), GetResourceResponse.builder()));
    }

    private Future<DeleteResourceResponse> delete(DeleteResourceRequest r) {
        return desk.change(r.restApiId(), api -> {
            var gone = found(api.definition(), r.resourceId());
            Broken.unless(!gone.parentId().isEmpty(), "Root resource cannot be deleted");
            var below = gone.path() + "/";
            var next = new LinkedHashMap<>(api.definition().resources());
            next.values()
                    .removeIf(one -> one.id().equals(gone.id()) || one.path().startsWith(below));
            return new Desk.Change<>(
                    api.definition().withResources(next),
                    DeleteResourceResponse.builder().build());
        });
    }
}
