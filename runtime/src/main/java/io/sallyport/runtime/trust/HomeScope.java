package io.sallyport.runtime.trust;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.sigv4.CredentialScope;
import java.util.Optional;

/** The one account and the one region that this deployment answers for. */
record HomeScope(Deployment deployment) {
    private static final String GLOBAL_STS = "us-east-1";

    /** @throws Refusal {@link GatewayFailure#WRONG_SCOPE}; the scope never chooses a service, it has to name the one called */
    void demand(CredentialScope scope, String service) {
        if (!scope.service().equals(service)) {
            throw new Refusal(
                    GatewayFailure.WRONG_SCOPE, "Credential should be scoped to correct service: '" + service + "'.");
        }
        if (!accepts(scope.region(), service)) {
            throw new Refusal(
                    GatewayFailure.WRONG_SCOPE,
                    "Credential should be scoped to a valid region, not '" + scope.region() + "'.");
        }
    }

    private boolean accepts(String region, String service) {
        return region.equals(deployment.region())
                || service.equals("iam")
                || (service.equals("sts") && region.equals(GLOBAL_STS));
    }

    Caller caller(SigningKeys.Found found, String accessKeyId) {
        var kind = found.principalArn().endsWith(":root") ? Caller.Kind.ROOT : Caller.Kind.USER;
        if (!found.principalArn().startsWith(iam())) {
            throw new Refusal(
                    PolicyFailure.UNKNOWN_ACCESS_KEY, "The security token included in the request is invalid.");
        }
        return new Caller(
                kind,
                found.principalArn(),
                found.principalId(),
                deployment.accountId(),
                found.principalArn(),
                accessKeyId,
                Optional.empty());
    }

    Caller caller(Session session) {
        if (!session.roleArn().startsWith(iam() + "role/")) {
            throw SessionTokens.invalid();
        }
        var role = session.roleArn().substring(session.roleArn().lastIndexOf('/') + 1);
        return new Caller(
                Caller.Kind.SESSION,
                "arn:aws:sts::" + deployment.accountId() + ":assumed-role/" + role + "/" + session.sessionName(),
                session.roleId() + ":" + session.sessionName(),
                deployment.accountId(),
                session.roleArn(),
                session.accessKeyId(),
                Optional.of(session));
    }

    private String iam() {
        return "arn:aws:iam::" + deployment.accountId() + ":";
    }
}
