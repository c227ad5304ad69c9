package io.sallyport.launcher.analysis;

import io.sallyport.runtime.config.BadSetting;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.Resource;

/**
 * A method of a REST API as a running product has it.
 *
 * @param authorization {@code NONE}, {@code AWS_IAM}, {@code CUSTOM} or {@code COGNITO_USER_POOLS}
 * @param hasPolicy     whether the API has a resource policy
 */
record ApiRoute(String authorization, boolean hasPolicy) {

    /** @throws BadSetting when the API has no such method, with those that it has */
    static ApiRoute find(ApiGatewayClient apis, String apiId, String method, String path) {
        try {
            var resources = apis.getResourcesPaginator(r -> r.restApiId(apiId)).items().stream()
                    .toList();
            var resource = resources.stream()
                    .filter(r -> has(r, method) && matches(r.path(), path))
                    .min(Comparator.comparingInt(r -> r.path().contains("{") ? 1 : 0))
                    .orElseThrow(() -> unknown(apiId, method, path, resources));
            var name = resource.resourceMethods().containsKey(method) ? method : "ANY";
            var found = apis.getMethod(
                    m -> m.restApiId(apiId).resourceId(resource.id()).httpMethod(name));
            var policy =
                    Optional.ofNullable(apis.getRestApi(r -> r.restApiId(apiId)).policy());
            return new ApiRoute(found.authorizationType().toUpperCase(Locale.ROOT), policy.isPresent());
        } catch (SdkException e) {
            throw new BadSetting(
                    "API " + apiId + " was not found (" + e.getMessage() + "); --api wants a REST API's id");
        }
    }

    private static boolean has(Resource resource, String method) {
        return resource.hasResourceMethods()
                && (resource.resourceMethods().containsKey(method)
                        || resource.resourceMethods().containsKey("ANY"));
    }

    /** {@code {id}} is one segment, {@code {proxy+}} any rest. */
    private static boolean matches(String template, String path) {
        if (template.equals(path)) {
            return true;
        }
        var wanted = template.split("/", -1);
        var there = path.split("/", -1);
        for (var i = 0; i < wanted.length; i++) {
            if (wanted[i].endsWith("+}")) {
                return there.length > i;
            }
            if (i >= there.length || !(wanted[i].startsWith("{") || wanted[i].equals(there[i]))) {
                return false;
            }
        }
        return wanted.length == there.length;
    }

    private static BadSetting unknown(String apiId, String method, String path, List<Resource> resources) {
        var known = resources.stream()
                .filter(Resource::hasResourceMethods)
                .flatMap(r -> r.resourceMethods().keySet().stream().map(m -> m + " " + r.path()))
                .sorted()
                .toList();
        return new BadSetting(
                "API " + apiId + " has no method " + method + " " + path + "; it has " + String.join(", ", known));
    }
}
