package io.sallyport.gateway.core.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Visit;
import io.sallyport.gateway.core.Who;
import java.util.List;

/** {@code requestContext} of format 1.0. */
final class ContextV1 {
    private static final List<String> IDENTITY = List.of(
            "accessKey",
            "accountId",
            "apiKey",
            "apiKeyId",
            "caller",
            "clientCert",
            "cognitoAuthenticationProvider",
            "cognitoAuthenticationType",
            "cognitoIdentityId",
            "cognitoIdentityPoolId",
            "principalOrgId",
            "sourceIp",
            "user",
            "userAgent",
            "userArn");

    private ContextV1() {}

    static ObjectNode of(Visit visit, Who who) {
        var context = Nodes.object()
                .put("accountId", visit.home().accountId())
                .put("apiId", visit.api().apiId())
                .put("domainName", visit.origin().host())
                .put("domainPrefix", Nodes.prefix(visit.origin().host()))
                .put("extendedRequestId", visit.ids().extended())
                .put("httpMethod", visit.method())
                .put("path", visit.fullPath())
                .put("protocol", visit.origin().protocol())
                .put("requestId", visit.ids().request())
                .put("requestTime", Nodes.time(visit.at()))
                .put("requestTimeEpoch", visit.at().toEpochMilli())
                .put("resourceId", visit.route().resourceId())
                .put("resourcePath", visit.route().path())
                .put("stage", visit.api().stage());
        context.set("identity", identity(visit, who));
        authorizer(context, visit, who);
        return context;
    }

    private static ObjectNode identity(Visit visit, Who who) {
        var identity = Nodes.object();
        IDENTITY.forEach(identity::putNull);
        identity.put("sourceIp", visit.origin().peer());
        visit.userAgent().ifPresent(agent -> identity.put("userAgent", agent));
        if (who instanceof Who.Signed signed) {
            signed(identity, signed);
        }
        return identity;
    }

    private static void signed(ObjectNode identity, Who.Signed signed) {
        identity.put("accessKey", signed.accessKeyId())
                .put("accountId", signed.accountId())
                .put("caller", signed.principalId())
                .put("user", signed.principalId())
                .put("userArn", signed.arn());
        signed.cognito()
                .ifPresent(cognito -> identity.put("cognitoIdentityId", cognito.identityId())
                        .put("cognitoIdentityPoolId", cognito.poolId())
                        .put(
                                "cognitoAuthenticationType",
                                cognito.amr().isEmpty() ? "" : cognito.amr().getFirst())
                        .put(
                                "cognitoAuthenticationProvider",
                                String.join(",", cognito.amr().stream().skip(1).toList())));
    }

    private static void authorizer(ObjectNode context, Visit visit, Who who) {
        switch (who) {
            case Who.Nobody _, Who.Signed _ -> {}
            case Who.Claimed claimed -> context.set("authorizer", claimed(visit, claimed));
            case Who.Vouched vouched -> {
                var authorizer = vouched.context().deepCopy();
                vouched.principalId().ifPresent(id -> authorizer.put("principalId", id));
                context.set("authorizer", authorizer);
            }
        }
    }

    private static ObjectNode claimed(Visit visit, Who.Claimed claimed) {
        var authorizer = Nodes.object();
        authorizer.set("claims", ClaimTexts.of(claimed.claims()));
        if (visit.api().kind() == Kind.HTTP) {
            ClaimTexts.scopes(authorizer, claimed.scopes());
        }
        return authorizer;
    }
}
