package io.sallyport.gateway.aws;

import io.sallyport.awswire.Shapes;
import io.sallyport.gateway.definition.AuthorizerDefinition;
import io.sallyport.gateway.definition.Broken;
import io.sallyport.gateway.definition.HttpDefinition;
import io.sallyport.gateway.service.Desk;
import io.sallyport.gateway.service.Desk.Change;
import io.sallyport.gateway.service.NotFound;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizerType;
import software.amazon.awssdk.services.apigatewayv2.model.CreateAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateAuthorizerResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteAuthorizerResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetAuthorizerResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetAuthorizersRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetAuthorizersResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateAuthorizerResponse;

/** The authorizers of HTTP APIs. */
record HttpAuthorizerRows(Rows rows, Desk<HttpDefinition> desk) {

    List<Row<?, ?>> all() {
        return List.of(
                rows.row("CreateAuthorizer", "POST", CreateAuthorizerRequest.class, r -> of(r.apiId()), this::create),
                rows.row("GetAuthorizers", "GET", GetAuthorizersRequest.class, r -> of(r.apiId()), this::list),
                rows.row(
                        "GetAuthorizer",
                        "GET",
                        GetAuthorizerRequest.class,
                        r -> of(r.apiId()) + "/" + r.authorizerId(),
                        this::get),
                rows.row(
                        "UpdateAuthorizer",
                        "PATCH",
                        UpdateAuthorizerRequest.class,
                        r -> of(r.apiId()) + "/" + r.authorizerId(),
                        this::update),
                rows.row(
                        "DeleteAuthorizer",
                        "DELETE",
                        DeleteAuthorizerRequest.class,
                        r -> of(r.apiId()) + "/" + r.authorizerId(),
                        this::delete));
    }

    private static String of(String apiId) {
        return HttpApiRows.one(apiId) + "/authorizers";
    }

    private Future<CreateAuthorizerResponse> create(CreateAuthorizerRequest r) {
        var made =
                read(Shapes.as(r, Authorizer.builder().authorizerId(desk.ids().get())));
        return desk.change(
                r.apiId(),
                api -> new Change<>(
                        with(api.definition(), made),
                        Shapes.as(HttpShapes.authorizer(made), CreateAuthorizerResponse.builder())));
    }

    /** What is not said stays. */
    private Future<UpdateAuthorizerResponse> update(UpdateAuthorizerRequest r) {
        return desk.change(r.apiId(), api -> {
            var old = found(api.definition(), r.authorizerId());
            var next = read(Shapes.as(r, HttpShapes.authorizer(old).toBuilder()));
            return new Change<>(
                    with(api.definition(), next),
                    Shapes.as(HttpShapes.authorizer(next), UpdateAuthorizerResponse.builder()));
        });
    }

    private static AuthorizerDefinition read(Authorizer shape) {
        Members.onlyBuilt(shape, "authorizerCredentialsArn", "identityValidationExpression");
        var jwt = Optional.ofNullable(shape.jwtConfiguration());
        return new AuthorizerDefinition(
                shape.authorizerId(),
                Members.text(shape.name()),
                type(shape),
                "",
                Members.text(shape.authorizerUri()),
                shape.identitySource(),
                "",
                Optional.ofNullable(shape.authorizerResultTtlInSeconds()),
                Members.text(shape.authorizerPayloadFormatVersion()),
                Boolean.TRUE.equals(shape.enableSimpleResponses()),
                List.of(),
                jwt.map(one -> Members.text(one.issuer())).orElse(""),
                jwt.map(one -> one.audience()).orElse(List.of()));
    }

    private static AuthorizerDefinition.Type type(Authorizer shape) {
        return switch (Optional.ofNullable(shape.authorizerType()).orElse(AuthorizerType.UNKNOWN_TO_SDK_VERSION)) {
            case REQUEST -> AuthorizerDefinition.Type.REQUEST;
            case JWT -> AuthorizerDefinition.Type.JWT;
            case UNKNOWN_TO_SDK_VERSION ->
                throw Broken.because(
                        "authorizerType is REQUEST or JWT, not '" + Members.text(shape.authorizerTypeAsString()) + "'");
        };
    }

    private static HttpDefinition with(HttpDefinition api, AuthorizerDefinition authorizer) {
        var next = new LinkedHashMap<>(api.authorizers());
        next.put(authorizer.id(), authorizer);
        return api.withAuthorizers(next);
    }

    private static AuthorizerDefinition found(HttpDefinition api, String id) {
        return Optional.ofNullable(api.authorizers().get(id)).orElseThrow(() -> NotFound.of("Authorizer"));
    }

    private Future<GetAuthorizersResponse> list(GetAuthorizersRequest r) {
        return desk.get(r.apiId())
                .map(api -> GetAuthorizersResponse.builder()
                        .items(api.definition().authorizers().values().stream()
                                .map(HttpShapes::authorizer)
                                .toList())
                        .build());
    }

    private Future<GetAuthorizerResponse> get(GetAuthorizerRequest r) {
        return desk.get(r.apiId())
                .map(api -> found(api.definition(), r.authorizerId()))
                .map(one -> Shapes.as(HttpShapes.authorizer(one), GetAuthorizerResponse.builder()));
    }

    /** A route does not lose its guard. */
    private Future<DeleteAuthorizerResponse> delete(DeleteAuthorizerRequest r) {
        return desk.change(r.apiId(), api -> {
            var gone = found(api.definition(), r.authorizerId());
            api.definition()
                    .routes()
                    .values()
                    .forEach(route -> Broken.unless(
                            !route.authorizerId().equals(gone.id()),
                            "Cannot delete authorizer '" + gone.name() + "'. It is referenced by route "
                                    + route.key()));
            var next = new LinkedHashMap<>(api.definition().authorizers());
            next.remove(gone.id());
            return new Change<>(
                    api.definition().withAuthorizers(next),
                    DeleteAuthorizerResponse.builder().build());
        });
    }
}
