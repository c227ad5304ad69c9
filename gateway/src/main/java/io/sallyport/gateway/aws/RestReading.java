package io.sallyport.gateway.aws;

import io.sallyport.gateway.definition.AuthorizerDefinition;
import io.sallyport.gateway.definition.Broken;
import io.sallyport.gateway.definition.RestDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.apigateway.model.Authorizer;
import software.amazon.awssdk.services.apigateway.model.AuthorizerType;
import software.amazon.awssdk.services.apigateway.model.Integration;
import software.amazon.awssdk.services.apigateway.model.IntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.MethodResponse;

/** REST APIs out of the SDK's shapes, whether they were sent whole or patched: both are read, and refused, alike. */
final class RestReading {
    private static final int USUAL_MILLIS = 29_000;

    private RestReading() {}

    /** @param old whose answers, integration and unbuilt guards it keeps */
    static RestDefinition.Method method(Method shape, Optional<RestDefinition.Method> old) {
        Members.onlyBuilt(shape, "requestValidatorId", "requestModels");
        boolean keyed = Boolean.TRUE.equals(shape.apiKeyRequired());
        Members.notBuilt(
                "apiKeyRequired",
                keyed && old.filter(RestDefinition.Method::apiKeyRequired).isEmpty());
        return new RestDefinition.Method(
                Members.text(shape.authorizationType()),
                Members.text(shape.authorizerId()),
                shape.authorizationScopes(),
                Members.text(shape.operationName()),
                shape.requestParameters(),
                old.map(RestDefinition.Method::responses).orElse(Map.of()),
                old.flatMap(RestDefinition.Method::integration),
                RestDefinition.UnbuiltGuards.of(
                        keyed,
                        old.flatMap(RestDefinition.Method::unbuiltGuards)
                                .flatMap(RestDefinition.UnbuiltGuards::other)));
    }

    static RestDefinition.MethodResponse methodResponse(MethodResponse shape) {
        return new RestDefinition.MethodResponse(shape.responseParameters(), shape.responseModels());
    }

    /** @param old whose answers it keeps, and what of it is not built */
    static RestDefinition.Integration integration(Integration shape, Optional<RestDefinition.Integration> old) {
        refuseUnbuilt(shape);
        var type = Members.text(shape.typeAsString());
        return new RestDefinition.Integration(
                type,
                Members.some(shape.httpMethod()).orElse(type.equals("AWS_PROXY") ? "POST" : "ANY"),
                Members.text(shape.uri()),
                Optional.ofNullable(shape.timeoutInMillis()).orElse(USUAL_MILLIS),
                Members.some(shape.passthroughBehavior()).orElse("WHEN_NO_MATCH"),
                shape.requestParameters(),
                shape.requestTemplates(),
                old.map(RestDefinition.Integration::responses).orElse(Map.of()),
                old.flatMap(RestDefinition.Integration::unbuilt));
    }

    private static void refuseUnbuilt(Integration shape) {
        Members.onlyBuilt(
                shape,
                "connectionId",
                "credentials",
                "cacheNamespace",
                "cacheKeyParameters",
                "contentHandling",
                "tlsConfig",
                "integrationTarget");
        Members.notBuilt(
                "connectionType " + shape.connectionTypeAsString(),
                !List.of("", "INTERNET").contains(Members.text(shape.connectionTypeAsString())));
        Members.notBuilt(
                "responseTransferMode " + shape.responseTransferModeAsString(),
                !List.of("", "BUFFERED").contains(Members.text(shape.responseTransferModeAsString())));
    }

    static RestDefinition.IntegrationResponse integrationResponse(IntegrationResponse shape) {
        Members.onlyBuilt(shape, "contentHandling");
        return new RestDefinition.IntegrationResponse(
                shape.statusCode(),
                Members.text(shape.selectionPattern()),
                shape.responseParameters(),
                shape.responseTemplates());
    }

    static AuthorizerDefinition authorizer(Authorizer shape, String id) {
        Members.onlyBuilt(shape, "authorizerCredentials");
        return new AuthorizerDefinition(
                id,
                Members.text(shape.name()),
                type(shape),
                Members.text(shape.authType()),
                Members.text(shape.authorizerUri()),
                Arrays.stream(Members.text(shape.identitySource()).split(",", -1))
                        .map(String::strip)
                        .filter(source -> !source.isEmpty())
                        .toList(),
                Members.text(shape.identityValidationExpression()),
                Optional.ofNullable(shape.authorizerResultTtlInSeconds()),
                "",
                false,
                shape.providerARNs(),
                "",
                List.of());
    }

    private static AuthorizerDefinition.Type type(Authorizer shape) {
        return switch (Optional.ofNullable(shape.type()).orElse(AuthorizerType.UNKNOWN_TO_SDK_VERSION)) {
            case TOKEN -> AuthorizerDefinition.Type.TOKEN;
            case REQUEST -> AuthorizerDefinition.Type.REQUEST;
            case COGNITO_USER_POOLS -> AuthorizerDefinition.Type.COGNITO_USER_POOLS;
            case UNKNOWN_TO_SDK_VERSION ->
                throw Broken.because("type is TOKEN, REQUEST or COGNITO_USER_POOLS, not '"
                        + Members.text(shape.typeAsString()) + "'");
        };
    }
}
