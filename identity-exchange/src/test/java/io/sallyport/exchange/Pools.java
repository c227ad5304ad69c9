package io.sallyport.exchange;

import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;

/** A house with two user pools, and identity pools that list both. */
final class Pools implements AutoCloseable {
    static final String NO_PASS_ROLE = "AKIANOPASSROLE000001";

    private static final String POOLS_ONLY = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"cognito-identity:*","Resource":"*"}}""";

    final House house = new House();
    final Issuer people = Issuer.pool("us-east-1_People001");
    final Issuer staff = Issuer.pool("us-east-1_Staff0001");
    final CognitoIdentityClient visitor = house.visitor();
    final CognitoIdentityClient admin = house.admin();

    Pools() {
        house.ledger.userPool(people);
        house.ledger.userPool(staff);
        house.ledger.principal(NO_PASS_ROLE, House.SECRET, Ledger.userArn("carol"), POOLS_ONLY);
    }

    static String trusts(String poolId, String amr) {
        return """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow",
                  "Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity",
                  "Condition":{"StringEquals":{"cognito-identity.amazonaws.com:aud":"%s"},
                    "ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"%s"}}}}""".formatted(poolId, amr);
    }

    private static CognitoIdentityProvider provider(Issuer issuer) {
        return CognitoIdentityProvider.builder()
                .providerName(issuer.alias())
                .clientId(Issuer.CLIENT)
                .build();
    }

    /** @return a pool of its own for a test, with roles of its own that trust it and nobody else */
    String open(boolean guests) {
        var id = admin.createIdentityPool(p -> p.identityPoolName("visitors")
                        .allowUnauthenticatedIdentities(guests)
                        .cognitoIdentityProviders(provider(people), provider(staff)))
                .identityPoolId();
        house.ledger.role(role(id), trusts(id, "authenticated"));
        house.ledger.role(guestRole(id), trusts(id, "unauthenticated"));
        admin.setIdentityPoolRoles(r -> r.identityPoolId(id)
                .roles(Map.of(
                        "authenticated", Ledger.roleArn(role(id)),
                        "unauthenticated", Ledger.roleArn(guestRole(id)))));
        return id;
    }

    static String role(String poolId) {
        return "in-" + poolId.substring(poolId.indexOf(':') + 1);
    }

    static String guestRole(String poolId) {
        return "guest-" + poolId.substring(poolId.indexOf(':') + 1);
    }

    String id(String pool, Map<String, String> logins) {
        return visitor.getId(g -> g.identityPoolId(pool).logins(logins)).identityId();
    }

    Credentials credentials(String identity, Map<String, String> logins) {
        return visitor.getCredentialsForIdentity(g -> g.identityId(identity).logins(logins))
                .credentials();
    }

    Map<String, String> login(String subject) {
        return Map.of(people.alias(), people.token(subject));
    }

    static AwsSessionCredentials signing(Credentials credentials) {
        return AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretKey(), credentials.sessionToken());
    }

    String whoIs(Credentials credentials) {
        return house.sts(signing(credentials)).getCallerIdentity().arn();
    }

    static String someone() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() {
        house.close();
    }
}
