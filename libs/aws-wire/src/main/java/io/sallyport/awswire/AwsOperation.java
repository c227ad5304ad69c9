package io.sallyport.awswire;

import java.util.List;

/**
 * What the service's model says of one operation.
 *
 * @param method        HTTP method
 * @param uri           path template with an optional query literal, for example {@code /restapis/{restapi_id}}
 * @param status        of a success, unless a member of the answer says otherwise
 * @param open          the model says {@code authtype: none}: it may arrive unsigned
 * @param inputShape    name in the model, empty when the operation takes nothing
 * @param outputShape   name in the model, empty when it answers nothing
 * @param resultWrapper element around the members of a query answer, else empty
 * @param errors        names of the error shapes that the model lists
 */
public record AwsOperation(
        AwsService service,
        String name,
        String method,
        String uri,
        int status,
        boolean open,
        String inputShape,
        String outputShape,
        String resultWrapper,
        List<String> errors) {

    public AwsOperation {
        errors = List.copyOf(errors);
    }

    /**
     * The IAM action that a caller needs.
     *
     * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">
     *     Service Authorization Reference</a>
     */
    public String iamAction() {
        return service.actionPrefix() + ":" + action();
    }

    private String action() {
        return switch (service) {
            // API Gateway's control actions are the verbs
            case APIGATEWAY, APIGATEWAYV2 -> method;
            case LAMBDA -> lambdaAction();
            case COGNITO_IDP, COGNITO_IDENTITY, ACM, STS, IAM, ELBV2 -> name;
        };
    }

    private String lambdaAction() {
        return switch (name) {
            case "Invoke", "InvokeWithResponseStream" -> "InvokeFunction";
            case "GetLayerVersionByArn" -> "GetLayerVersion";
            default -> name;
        };
    }
}
