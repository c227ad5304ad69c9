package io.sallyport.awswire;

/** The codes of refusals that no model lists, since every operation of a service has them. */
final class CommonErrors {
    private CommonErrors() {}

    static String malformed(AwsService service) {
        return switch (service.protocol()) {
            case AWS_JSON_1_1 -> "SerializationException";
            case QUERY -> "MalformedInput";
            case REST_JSON ->
                service == AwsService.LAMBDA ? "InvalidRequestContentException" : "SerializationException";
        };
    }

    static String outOfBounds(AwsService service) {
        return switch (service) {
            case COGNITO_IDP -> "InvalidParameterException";
            case COGNITO_IDENTITY, ACM, LAMBDA, APIGATEWAY -> "ValidationException";
            case STS, IAM, ELBV2 -> "ValidationError";
            case APIGATEWAYV2 -> "BadRequestException";
        };
    }

    static AwsError unknown(Route.NoSuchOperation route) {
        var service = route.service();
        return switch (service.protocol()) {
            case AWS_JSON_1_1 -> new AwsError(400, "UnknownOperationException", "");
            case QUERY ->
                new AwsError(
                        400,
                        "InvalidAction",
                        "Could not find operation %s for version %s".formatted(route.name(), service.apiVersion()));
            case REST_JSON -> new AwsError(404, "UnknownOperationException", "");
        };
    }
}
