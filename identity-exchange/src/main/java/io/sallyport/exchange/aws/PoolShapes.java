package io.sallyport.exchange.aws;

import io.sallyport.awswire.Shapes;
import io.sallyport.exchange.core.Identity;
import io.sallyport.exchange.core.IdentityPool;
import io.sallyport.exchange.core.IdentityPool.UserPool;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityDescription;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityPoolShortDescription;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolResponse;

/** Identity pools and identities between AWS's shapes and ours. */
final class PoolShapes {
    private static final int MOST = 50;

    private PoolShapes() {}

    static IdentityPool.Settings settings(CreateIdentityPoolRequest r) {
        refuseUnbuilt(r);
        return new IdentityPool.Settings(
                r.identityPoolName(),
                r.allowUnauthenticatedIdentities(),
                userPools(r.cognitoIdentityProviders()),
                tags(r.identityPoolTags()));
    }

    /** @param before keeps its tags when none are sent; everything else is replaced */
    static IdentityPool.Settings settings(UpdateIdentityPoolRequest r, IdentityPool.Settings before) {
        var start = CreateIdentityPoolRequest.builder().identityPoolTags(before.tags());
        return settings(Shapes.as(r, start));
    }

    private static void refuseUnbuilt(CreateIdentityPoolRequest r) {
        Members.notBuilt("DeveloperProviderName", r.developerProviderName() != null);
        Members.notBuilt("AllowClassicFlow", Boolean.TRUE.equals(r.allowClassicFlow()));
        Members.notBuilt("SupportedLoginProviders", !r.supportedLoginProviders().isEmpty());
        Members.notBuilt(
                "OpenIdConnectProviderARNs", !r.openIdConnectProviderARNs().isEmpty());
        Members.notBuilt("SamlProviderARNs", !r.samlProviderARNs().isEmpty());
    }

    private static List<UserPool> userPools(List<CognitoIdentityProvider> sent) {
        Members.demand(sent.size() <= MOST, "a pool takes at most " + MOST + " CognitoIdentityProviders");
        var known = new HashSet<String>();
        for (var one : sent) {
            Members.demand(
                    one.providerName() != null && one.clientId() != null,
                    "CognitoIdentityProviders need both ProviderName and ClientId");
            Members.demand(
                    known.add(one.providerName() + ":" + one.clientId()),
                    "CognitoIdentityProviders name " + one.providerName() + " twice for one client");
        }
        return sent.stream()
                .map(one -> new UserPool(
                        one.providerName(), one.clientId(), Boolean.TRUE.equals(one.serverSideTokenCheck())))
                .toList();
    }

    private static Map<String, String> tags(Map<String, String> sent) {
        Members.demand(sent.size() <= MOST, "a pool takes at most " + MOST + " tags");
        return sent;
    }

    private static List<CognitoIdentityProvider> providers(IdentityPool pool) {
        return pool.settings().userPools().stream()
                .map(one -> CognitoIdentityProvider.builder()
                        .providerName(one.provider())
                        .clientId(one.clientId())
                        .serverSideTokenCheck(one.checked())
                        .build())
                .toList();
    }

    static CreateIdentityPoolResponse created(IdentityPool pool) {
        return Shapes.as(described(pool), CreateIdentityPoolResponse.builder());
    }

    static UpdateIdentityPoolResponse updated(IdentityPool pool) {
        return Shapes.as(described(pool), UpdateIdentityPoolResponse.builder());
    }

    static DescribeIdentityPoolResponse described(IdentityPool pool) {
        var answer = DescribeIdentityPoolResponse.builder()
                .identityPoolId(pool.id())
                .identityPoolName(pool.settings().name())
                .allowUnauthenticatedIdentities(pool.settings().guests())
                .identityPoolTags(pool.settings().tags());
        var providers = providers(pool);
        return (providers.isEmpty() ? answer : answer.cognitoIdentityProviders(providers)).build();
    }

    static IdentityPoolShortDescription brief(IdentityPool pool) {
        return IdentityPoolShortDescription.builder()
                .identityPoolId(pool.id())
                .identityPoolName(pool.settings().name())
                .build();
    }

    static DescribeIdentityResponse described(Identity identity) {
        return Shapes.as(brief(identity), DescribeIdentityResponse.builder());
    }

    static IdentityDescription brief(Identity identity) {
        return IdentityDescription.builder()
                .identityId(identity.id())
                .logins(logins(identity))
                .creationDate(identity.createdAt())
                .lastModifiedDate(identity.modifiedAt())
                .build();
    }

    private static List<String> logins(Identity identity) {
        return identity.logins().stream()
                .map(Identity.Login::provider)
                .distinct()
                .toList();
    }
}
