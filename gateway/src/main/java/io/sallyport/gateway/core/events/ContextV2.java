package io.sallyport.gateway.core.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.gateway.core.RequestFact;
import io.sallyport.gateway.core.Visit;
import io.sallyport.gateway.core.Who;

/** {@code requestContext} of format 2.0. */
final class ContextV2 {
    private ContextV2() {}

    static ObjectNode of(Visit visit, Who who) {
        var context = Nodes.object()
                .put("accountId", visit.home().accountId())
                .put("apiId", visit.api().apiId())
                .put("domainName", visit.origin().host())
                .put("domainPrefix", Nodes.prefix(visit.origin().host()))
                .put("requestId", visit.ids().request())
                .put("routeKey", RequestFact.routeKey(visit.route()))
                .put("stage", visit.api().stage())
                .put("time", Nodes.time(visit.at()))
                .put("timeEpoch", visit.at().toEpochMilli());
        context.set("http", http(visit));
        switch (who) {
            case Who.Nobody _ -> {}
            case Who.Signed signed -> context.putObject("authorizer").set("iam", iam(signed));
            case Who.Claimed claimed -> context.putObject("authorizer").set("jwt", jwt(claimed));
            case Who.Vouched vouched -> context.putObject("authorizer").set("lambda", vouched.context());
        }
        return context;
    }

    private static ObjectNode http(Visit visit) {
        return Nodes.object()
                .put("method", visit.method())
                .put("path", visit.fullPath())
                .put("protocol", visit.origin().protocol())
                .put("sourceIp", visit.origin().peer())
                .put("userAgent", visit.userAgent().orElse(""));
    }

    private static ObjectNode jwt(Who.Claimed claimed) {
        var jwt = Nodes.object();
        jwt.set("claims", ClaimTexts.of(claimed.claims()));
        ClaimTexts.scopes(jwt, claimed.scopes());
        return jwt;
    }

    private static ObjectNode iam(Who.Signed signed) {
        var iam = Nodes.object()
                .put("accessKey", signed.accessKeyId())
                .put("accountId", signed.accountId())
                .put("callerId", signed.principalId())
                .putNull("cognitoIdentity")
                .putNull("principalOrgId")
                .put("userArn", signed.arn())
                .put("userId", signed.principalId());
        signed.cognito().ifPresent(cognito -> iam.set("cognitoIdentity", cognito(cognito)));
        return iam;
    }

    private static ObjectNode cognito(Who.Cognito cognito) {
        var node = Nodes.object();
        var amr = node.putArray("amr");
        cognito.amr().forEach(amr::add);
        return node.put("identityId", cognito.identityId()).put("identityPoolId", cognito.poolId());
    }
}
