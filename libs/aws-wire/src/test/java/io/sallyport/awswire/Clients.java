package io.sallyport.awswire;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Unmodified SDK clients and their operations, by the model's names. */
final class Clients {
    private Clients() {}

    static Object open(AwsService service, SdkHttpClient http) {
        return switch (service) {
            case COGNITO_IDP -> built(CognitoIdentityProviderClient.builder(), http);
            case COGNITO_IDENTITY -> built(CognitoIdentityClient.builder(), http);
            case ACM -> built(AcmClient.builder(), http);
            case STS -> built(StsClient.builder(), http);
            case IAM -> built(IamClient.builder(), http);
            case ELBV2 -> built(ElasticLoadBalancingV2Client.builder(), http);
            case APIGATEWAY -> built(ApiGatewayClient.builder(), http);
            case APIGATEWAYV2 -> built(ApiGatewayV2Client.builder(), http);
            case LAMBDA -> built(LambdaClient.builder(), http);
        };
    }

    static Class<?> type(AwsService service) {
        return switch (service) {
            case COGNITO_IDP -> CognitoIdentityProviderClient.class;
            case COGNITO_IDENTITY -> CognitoIdentityClient.class;
            case ACM -> AcmClient.class;
            case STS -> StsClient.class;
            case IAM -> IamClient.class;
            case ELBV2 -> ElasticLoadBalancingV2Client.class;
            case APIGATEWAY -> ApiGatewayClient.class;
            case APIGATEWAYV2 -> ApiGatewayV2Client.class;
            case LAMBDA -> LambdaClient.class;
        };
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(
            B builder, SdkHttpClient http) {
        return builder.httpClient(http)
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create("http://wire.test"))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDTEST", "test")))
                .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    /** The methods that send one request and return one answer, by the operation's name in lower case. */
    static Map<String, Method> operations(AwsService service) {
        return Arrays.stream(type(service).getMethods())
                .filter(m -> m.getParameterCount() == 1)
                .filter(m -> SdkRequest.class.isAssignableFrom(m.getParameterTypes()[0]))
                .filter(m -> SdkPojo.class.isAssignableFrom(m.getReturnType()))
                .collect(
                        Collectors.toMap(m -> m.getName().toLowerCase(Locale.ROOT), m -> m, (a, _) -> a, TreeMap::new));
    }

    static Object call(Object client, Method method, Object request) throws Throwable {
        try {
            return method.invoke(client, request);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
