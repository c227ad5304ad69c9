package io.sallyport.launcher.analysis;

import io.sallyport.analysis.Facts;
import io.sallyport.analysis.World;
import io.sallyport.analysis.World.AttachedPolicy;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.NamedPolicy;
import io.sallyport.iampolicy.Rules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.AmbiguousRoleResolutionType;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMappingType;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Everything that decides in a running product, asked of each of its services. */
record LiveWorld(Connection connection, List<CompiledPolicies> guardRails) {
    private static final int POOLS_A_PAGE = 60;

    /** @param pinned what else is known of every request */
    World read(Facts pinned) {
        return connection.read(() -> reading(pinned));
    }

    private World reading(Facts pinned) {
        var account = connection.clients().sts().getCallerIdentity().account();
        var identities = new LiveIdentities(connection.clients().iam());
        var world = new World(
                account,
                identities.users(),
                identities.roles(),
                List.of(),
                attached(account),
                guardRails,
                false,
                facts(connection.region()).plus(pinned));
        return Surroundings.complete(world, pools());
    }

    /** What the product says of every request. */
    static Facts facts(String region) {
        return Facts.NONE
                .with("aws:RequestedRegion", region)
                .without("aws:MultiFactorAuthPresent")
                .without("aws:MultiFactorAuthAge")
                .without("aws:Via")
                .without("aws:ViaAWSService")
                .without("aws:SourceVpc")
                .without("aws:SourceVpce")
                .without("aws:VpcSourceIp");
    }

    /** Each hangs on its own API; what functions say names the function. */
    private List<AttachedPolicy> attached(String account) {
        var apis = connection.clients().restApis().getRestApisPaginator().items().stream()
                .flatMap(api -> policy(api, account).stream());
        var functions = functions(connection.clients().lambda()).toList();
        var ofFunctions = functions.isEmpty()
                ? Stream.<AttachedPolicy>empty()
                : Stream.of(new AttachedPolicy("functions", "*", CompiledPolicies.of(functions)));
        return Stream.concat(apis, ofFunctions).toList();
    }

    private Optional<AttachedPolicy> policy(RestApi api, String account) {
        var arn = "arn:aws:execute-api:" + connection.region() + ":" + account + ":" + api.id();
        return Optional.ofNullable(api.policy())
                .map(json -> ApiPolicy.of(arn, json).attached(arn));
    }

    private static Stream<NamedPolicy> functions(LambdaClient lambda) {
        return lambda.listFunctionsPaginator().functions().stream()
                .flatMap(f -> policy(lambda, f.functionName()).stream());
    }

    private static Optional<NamedPolicy> policy(LambdaClient lambda, String function) {
        try {
            var json = lambda.getPolicy(r -> r.functionName(function)).policy();
            return Optional.of(Documents.parse("policy of function " + function, json, Rules.RESOURCE));
        } catch (ResourceNotFoundException e) {
            return Optional.empty(); // a function without permissions has none
        }
    }

    private List<IdentityPool> pools() {
        var pools = connection.clients().identities();
        return pools.listIdentityPoolsPaginator(r -> r.maxResults(POOLS_A_PAGE)).identityPools().stream()
                .map(p -> pool(pools, p.identityPoolId()))
                .toList();
    }

    private static IdentityPool pool(CognitoIdentityClient pools, String id) {
        var pool = pools.describeIdentityPool(r -> r.identityPoolId(id));
        var told = pools.getIdentityPoolRoles(r -> r.identityPoolId(id));
        var mappings = told.roleMappings();
        var own = Optional.ofNullable(told.roles().get("authenticated"))
                .filter(_ -> pool.cognitoIdentityProviders().stream().anyMatch(p -> mayLeaveIt(p, mappings)));
        return new IdentityPool(
                id,
                Stream.concat(own.stream(), mappings.values().stream().flatMap(LiveWorld::ruled))
                        .toList(),
                Optional.ofNullable(told.roles().get("unauthenticated"))
                        .filter(_ -> pool.allowUnauthenticatedIdentities()),
                mappings.values().stream().anyMatch(m -> m.type() == RoleMappingType.TOKEN),
                pool.cognitoIdentityProviders().stream()
                        .map(CognitoIdentityProvider::providerName)
                        .distinct()
                        .toList());
    }

    /** Whether who signs in with this provider may get the pool's own role: without a mapping, or when it chooses none. */
    private static boolean mayLeaveIt(CognitoIdentityProvider provider, Map<String, RoleMapping> mappings) {
        return Optional.ofNullable(mappings.get(provider.providerName() + ":" + provider.clientId()))
                .map(m -> m.ambiguousRoleResolution() != AmbiguousRoleResolutionType.DENY)
                .orElse(true);
    }

    private static Stream<String> ruled(RoleMapping mapping) {
        return mapping.rulesConfiguration() == null
                ? Stream.empty()
                : mapping.rulesConfiguration().rules().stream().map(r -> r.roleARN());
    }
}
