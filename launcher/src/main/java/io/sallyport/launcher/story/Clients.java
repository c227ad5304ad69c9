package io.sallyport.launcher.story;

import io.sallyport.sigv4.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The AWS SDK's own clients, pointed here by an endpoint and a certificate authority; nothing else about them is changed. */
public final class Clients implements AutoCloseable {
    private final URI endpoint;
    private final Region region;
    private final AwsCredentialsProvider root;
    private final SdkHttpClient http;

    private Clients(URI endpoint, Region region, AwsCredentialsProvider root, SdkHttpClient http) {
        this.endpoint = endpoint;
        this.region = region;
        this.root = root;
        this.http = http;
    }

    /** @param truststore PKCS12 that {@code up} wrote */
    public static Clients of(URI endpoint, String region, Credentials key, Path truststore, String password) {
        var root = StaticCredentialsProvider.create(
                AwsBasicCredentials.create(key.accessKeyId(), key.secretKey().reveal()));
        var managers = trustManagers(truststore, password);
        var http = UrlConnectionHttpClient.builder()
                .tlsTrustManagersProvider(() -> managers)
                .build();
        return new Clients(endpoint, Region.of(region), root, http);
    }

    /** @return a context that trusts the product's authority and nobody else */
    public static SSLContext trusting(Path truststore, String password) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, trustManagers(truststore, password), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TrustManager[] trustManagers(Path truststore, String password) {
        try (var in = Files.newInputStream(truststore)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the truststore " + truststore + " cannot be read", e);
        }
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(
            B builder, AwsCredentialsProvider who) {
        return builder.endpointOverride(endpoint)
                .region(region)
                .credentialsProvider(who)
                .httpClient(http)
                .build();
    }

    public IamClient iam() {
        return built(IamClient.builder(), root);
    }

    public LambdaClient lambda() {
        return built(LambdaClient.builder(), root);
    }

    public ApiGatewayClient restApis() {
        return built(ApiGatewayClient.builder(), root);
    }

    public ApiGatewayV2Client httpApis() {
        return built(ApiGatewayV2Client.builder(), root);
    }

    public CognitoIdentityProviderClient pools() {
        return built(CognitoIdentityProviderClient.builder(), root);
    }

    /** As a browser calls it: without credentials. */
    public CognitoIdentityProviderClient visitor() {
        return built(CognitoIdentityProviderClient.builder(), AnonymousCredentialsProvider.create());
    }

    public CognitoIdentityClient identities() {
        return built(CognitoIdentityClient.builder(), root);
    }

    /** As a browser calls it: without credentials. */
    public CognitoIdentityClient visitorIdentities() {
        return built(CognitoIdentityClient.builder(), AnonymousCredentialsProvider.create());
    }

    public StsClient sts() {
        return built(StsClient.builder(), root);
    }

    @Override
    public void close() {
        http.close();
    }
}
