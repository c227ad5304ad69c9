package io.sallyport.gateway.aws;

import io.sallyport.awswire.Shapes;
import io.sallyport.gateway.aws.Members.Page;
import io.sallyport.gateway.definition.AuthorizerDefinition;
import io.sallyport.gateway.definition.Broken;
import io.sallyport.gateway.definition.RestDefinition;
import io.sallyport.gateway.service.Desk;
import io.sallyport.gateway.service.Desk.Change;
import io.sallyport.gateway.service.NotFound;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.apigateway.model.Authorizer;
import software.amazon.awssdk.services.apigateway.model.CreateAuthorizerRequest;
import software.amazon.awssdk.services.apigateway.model.CreateAuthorizerResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteAuthorizerRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteAuthorizerResponse;
import software.amazon.awssdk.services.apigateway.model.GetAuthorizerRequest;
import software.amazon.awssdk.services.apigateway.model.GetAuthorizerResponse;
import software.amazon.awssdk.services.apigateway.model.GetAuthorizersRequest;
import software.amazon.awssdk.services.apigateway.model.GetAuthorizersResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateAuthorizerRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateAuthorizerResponse;

/** The authorizers of REST APIs. */
record RestAuthorizerRows(Rows rows, Desk<RestDefinition> desk) {
    private static final Patches PATCHES = new Patches(
            List.of(
                    "name",
                    "type",
                    "authType",
                    "authorizerUri",
                    "authorizerCredentials",
                    "authorizerResultTtlInSeconds",
                    "identitySource",
                    "identityValidationExpression"),
            List.of("providerARNs"));

    List<Row<?, ?>> all() {
        return List.of(
                rows.row(
                        "CreateAuthorizer",
                        "POST",
                        CreateAuthorizerRequest.class,
                        r -> of(r.restApiId()),
                        this::create),
                rows.row("GetAuthorizers", "GET", GetAuthorizersRequest.class, r -> of(r.restApiId()), this::list),
                rows.row(
                        "GetAuthorizer",
                        "GET",
                        GetAuthorizerRequest.class,
                        r -> of(r.restApiId()) + "/" + r.authorizerId(),
                        this::get),
                rows.row(
                        "UpdateAuthorizer",
                        "PATCH",
                        UpdateAuthorizerRequest.class,
                        r -> of(r.restApiId()) + "/" + r.authorizerId(),
                        this::update),
                rows.row(
                        "DeleteAuthorizer",
                        "DELETE",
                        DeleteAuthorizerRequest.class,
                        r -> of(r.restApiId()) + "/" + r.authorizerId(),
                        this::delete));
    }

    private static String of(String apiId) {
        return RestApiRows.one(apiId) + "/authorizers";
    }

    private static AuthorizerDefinition found(RestDefinition api, String id) {
        return Optional.ofNullable(api.authorizers().get(id)).orElseThrow(() -> NotFound.of("Authorizer"));
    }

    private Future<CreateAuthorizerResponse> create(CreateAuthorizerRequest r) {
        var made = RestReading.authorizer(
                Shapes.as(r, Authorizer.builder()), desk.ids().get());
        return desk.change(
                r.restApiId(),
                api -> new Change<>(
                        with(api.definition(), made),
                        Shapes.as(RestShapes.authorizer(made), CreateAuthorizerResponse.builder())));
    }

    private Future<UpdateAuthorizerResponse> update(UpdateAuthorizerRequest r) {
        return desk.change(r.restApiId(), api -> {
            var old = RestShapes.authorizer(found(api.definition(), r.authorizerId()));
            var next = RestReading.authorizer(PATCHES.apply(old, r.patchOperations()), r.authorizerId());
            return new Change<>(
                    with(api.definition(), next),
                    Shapes.as(RestShapes.authorizer(next), UpdateAuthorizerResponse.builder()));
        });
    }

    private static RestDefinition with(RestDefinition api, AuthorizerDefinition authorizer) {
        var next = new LinkedHashMap<>(api.authorizers());
        next.put(authorizer.id(), authorizer);
        boolean taken = next.values().stream()
                .anyMatch(other ->
                        !other.id().equals(authorizer.id()) && other.name().equals(authorizer.name()));
        Broken.unless(
                !taken,
                "Authorizer name must be unique. Authorizer " + authorizer.name() + " already exists in this RestApi.");
        return api.withAuthorizers(next);
    }

    private Future<GetAuthorizersResponse> list(GetAuthorizersRequest r) {
        int wanted = Members.page(r.limit());
        return desk.get(r.restApiId()).map(api -> {
            var found = api.definition().authorizers().values().stream()
                    .filter(one -> one.id().compareTo(Members.text(r.position())) > 0)
                    .sorted(Comparator.comparing(AuthorizerDefinition::id))
                    .toList();
            var page = Page.of(found, wanted, AuthorizerDefinition::id);
            return GetAuthorizersResponse.builder()
                    .items(page.items().stream().map(RestShapes::authorizer).toList())
                    .position(page.next())
                    .build();
        });
    }

    private Future<GetAuthorizerResponse> get(GetAuthorizerRequest r) {
        return desk.get(r.restApiId())
                .map(api -> found(api.definition(), r.authorizerId()))
                .map(one -> Shapes.as(RestShapes.authorizer(one), GetAuthorizerResponse.builder()));
    }

    private Future<DeleteAuthorizerResponse> delete(DeleteAuthorizerRequest r) {
        return desk.change(r.restApiId(), api -> {
            var gone = found(api.definition(), r.authorizerId());
            var next = new LinkedHashMap<>(api.definition().authorizers());
            next.remove(gone.id());
            refuseUsed(api.definition(), gone);
            return new Change<>(
                    api.definition().withAuthorizers(next),
                    DeleteAuthorizerResponse.builder().build());
        });
    }

    /** A method does not lose its guard. */
    private static void refuseUsed(RestDefinition api, AuthorizerDefinition authorizer) {
        api.resources()
                .values()
                .forEach(resource -> resource.methods()
                        .forEach((name, method) -> Broken.unless(
                                !method.authorizerId().equals(authorizer.id()),
                                "Cannot delete authorizer '" + authorizer.name() + "', is referenced in method: " + name
                                        + " " + resource.path())));
    }
}
