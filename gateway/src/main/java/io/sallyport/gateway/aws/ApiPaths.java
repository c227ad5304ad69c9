package io.sallyport.gateway.aws;

/**
 * The paths of what belongs to an API, which are its IAM resources and alike in both versions of the service.
 *
 * @param all {@code /restapis} or {@code /apis}
 */
record ApiPaths(String all) {
    static final ApiPaths REST = new ApiPaths("/restapis");
    static final ApiPaths HTTP = new ApiPaths("/apis");

    String api(String id) {
        return all + "/" + id;
    }

    String deployments(String apiId) {
        return api(apiId) + "/deployments";
    }

    String deployment(String apiId, String id) {
        return deployments(apiId) + "/" + id;
    }

    String stages(String apiId) {
        return api(apiId) + "/stages";
    }

    String stage(String apiId, String name) {
        return stages(apiId) + "/" + name;
    }

    String authorizerCache(String apiId, String stage) {
        return stage(apiId, stage) + "/cache/authorizers";
    }
}
