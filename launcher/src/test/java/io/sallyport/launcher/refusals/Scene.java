package io.sallyport.launcher.refusals;

import io.sallyport.contracts.Secret;
import io.sallyport.launcher.Backend;
import io.sallyport.launcher.ClockedProduct;
import io.sallyport.launcher.RunningProduct.Running;
import io.sallyport.launcher.story.Clients;
import io.sallyport.launcher.story.Example;
import io.sallyport.launcher.story.Language;
import io.sallyport.sigv4.Credentials;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;

/** Two user pools; a role, an identity pool and two APIs that let in whom the first one vouches for, or who signs. */
record Scene(ClockedProduct product, Backend backend, Pool ours, Pool theirs, Places places) implements AutoCloseable {
    private static final String USER = "alice";
    private static final String PASSWORD = "Correct-horse-7";
    private static final String MAY_ALL = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    /** @param other a second client of the same pool */
    record Pool(String id, String issuer, String client, String other) {}

    record Tokens(String id, String access) {}

    /** @param identity of {@link #USER} in the identity pool */
    record Places(String restApi, String httpApi, String identity, String role) {}

    static Scene open() {
        var product = new ClockedProduct();
        var backend = Backend.open();
        var running = product.running();
        var ours = pool(running, "ours");
        var theirs = pool(running, "theirs");
        var values = Map.of(
                "BACKEND", backend.url(),
                "REGION", running.region(),
                "ACCOUNT", running.account(),
                "POOL", ours.id(),
                "ISSUER", ours.issuer(),
                "CLIENT", ours.client());
        var documents = new Example(
                Path.of(System.getProperty("sallyport.root"), "launcher", "src", "test", "resources", "refusals"),
                Language.NODE);
        var places = new Places(
                restApi(running.clients(), documents.text("rest.yaml", values)),
                httpApi(running.clients(), documents.text("http.yaml", values)),
                identity(running, ours),
                role(running, ours));
        return new Scene(product, backend, ours, theirs, places);
    }

    private static Pool pool(Running running, String name) {
        var pools = running.clients().pools();
        var id = pools.createUserPool(p -> p.poolName(name)).userPool().id();
        pools.adminCreateUser(u -> u.userPoolId(id).username(USER));
        pools.adminSetUserPassword(
                p -> p.userPoolId(id).username(USER).password(PASSWORD).permanent(true));
        return new Pool(
                id,
                running.url() + "/" + id,
                client(running.clients(), id, "web"),
                client(running.clients(), id, "other"));
    }

    private static String client(Clients clients, String pool, String name) {
        return clients.pools()
                .createUserPoolClient(c -> c.userPoolId(pool)
                        .clientName(name)
                        .explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH))
                .userPoolClient()
                .clientId();
    }

    private static String restApi(Clients clients, String document) {
        var id = clients.restApis()
                .importRestApi(i -> i.body(SdkBytes.fromUtf8String(document)))
                .id();
        clients.restApis().createDeployment(d -> d.restApiId(id).stageName("live"));
        return "/_aws/execute-api/" + id + "/live";
    }

    private static String httpApi(Clients clients, String document) {
        var id = clients.httpApis().importApi(i -> i.body(document)).apiId();
        clients.httpApis().createStage(s -> s.apiId(id).stageName("live").autoDeploy(true));
        return "/_aws/execute-api/" + id + "/live";
    }

    private static String provider(Running running, Pool pool) {
        return "cognito-idp." + running.region() + ".amazonaws.com/" + pool.id();
    }

    private static String identity(Running running, Pool pool) {
        var pools = running.clients().identities();
        var id = pools.createIdentityPool(p -> p.identityPoolName("refusals")
                        .allowUnauthenticatedIdentities(false)
                        .cognitoIdentityProviders(CognitoIdentityProvider.builder()
                                .providerName(provider(running, pool))
                                .clientId(pool.client())
                                .build()))
                .identityPoolId();
        pools.setIdentityPoolRoles(r -> r.identityPoolId(id).roles(Map.of("authenticated", pooled(running, id))));
        var token = signIn(running.clients(), pool.client()).id();
        return running.clients()
                .visitorIdentities()
                .getId(g -> g.identityPoolId(id).logins(Map.of(provider(running, pool), token)))
                .identityId();
    }

    private static String pooled(Running running, String identityPool) {
        return role(running, "pooled", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity",
                  "Principal":{"Federated":"cognito-identity.amazonaws.com"},
                  "Condition":{"StringEquals":{"cognito-identity.amazonaws.com:aud":"%s"}}}]}""".formatted(identityPool));
    }

    private static String role(Running running, Pool pool) {
        var provider = provider(running, pool);
        return role(running, "federated", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity",
                  "Principal":{"Federated":"arn:aws:iam::%s:oidc-provider/%s"},
                  "Condition":{"StringEquals":{"%s:aud":"%s"}}}]}""".formatted(running.account(), provider, provider, pool.client()));
    }

    private static String role(Running running, String name, String trust) {
        var iam = running.clients().iam();
        var arn = iam.createRole(r -> r.roleName(name).assumeRolePolicyDocument(trust))
                .role()
                .arn();
        iam.putRolePolicy(p -> p.roleName(name).policyName("all").policyDocument(MAY_ALL));
        return arn;
    }

    /** A user who may do everything, with nothing but a name yet. */
    void user(String name) {
        var iam = product.running().clients().iam();
        iam.createUser(u -> u.userName(name));
        iam.putUserPolicy(p -> p.userName(name).policyName("all").policyDocument(MAY_ALL));
    }

    /** The name under which {@code pool} is a login and a trusted provider. */
    String provider(Pool pool) {
        return provider(product.running(), pool);
    }

    /** @param clock how far the product's clock is off meanwhile */
    Tokens signIn(String client, Duration clock) {
        return product.when(clock, () -> signIn(product.running().clients(), client));
    }

    private static Tokens signIn(Clients clients, String client) {
        var tokens = clients.visitor()
                .initiateAuth(i -> i.clientId(client)
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", USER, "PASSWORD", PASSWORD)))
                .authenticationResult();
        return new Tokens(tokens.idToken(), tokens.accessToken());
    }

    /** @return credentials of the role that trusts our pool, for an hour by the product's clock then */
    Credentials session(Duration clock) {
        var token = signIn(ours.client(), clock).id();
        var given = product.when(
                clock,
                () -> product.running()
                        .clients()
                        .sts()
                        .assumeRoleWithWebIdentity(a -> a.roleArn(places.role())
                                .roleSessionName("scene")
                                .webIdentityToken(token))
                        .credentials());
        return new Credentials(
                given.accessKeyId(), Secret.of(given.secretAccessKey()), Optional.of(Secret.of(given.sessionToken())));
    }

    @Override
    public void close() {
        product.close();
        backend.close();
    }

    /** One scene for all classes of this package. */
    static final class Opened implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Scene.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(Scene.class))
                    .computeIfAbsent(Scene.class, _ -> Scene.open(), Scene.class);
        }
    }
}
