package io.sallyport.awswire;

import static io.sallyport.awswire.Protocol.AWS_JSON_1_1;
import static io.sallyport.awswire.Protocol.QUERY;
import static io.sallyport.awswire.Protocol.REST_JSON;

import java.util.Arrays;
import java.util.Optional;

/** The services we answer for. Names and versions are those of the public service models; a test holds them together. */
public enum AwsService {
    COGNITO_IDP("cognito-idp", AWS_JSON_1_1, "2016-04-18", "cognito-idp", "AWSCognitoIdentityProviderService"),
    COGNITO_IDENTITY("cognito-identity", AWS_JSON_1_1, "2014-06-30", "cognito-identity", "AWSCognitoIdentityService"),
    ACM("acm", AWS_JSON_1_1, "2015-12-08", "acm", "CertificateManager"),
    STS("sts", QUERY, "2011-06-15", "sts", "https://sts.amazonaws.com/doc/2011-06-15/"),
    IAM("iam", QUERY, "2010-05-08", "iam", "https://iam.amazonaws.com/doc/2010-05-08/"),
    ELBV2(
            "elbv2",
            QUERY,
            "2015-12-01",
            "elasticloadbalancing",
            "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"),
    APIGATEWAY("apigateway", REST_JSON, "2015-07-09", "apigateway", ""),
    APIGATEWAYV2("apigatewayv2", REST_JSON, "2018-11-29", "apigateway", ""),
    LAMBDA("lambda", REST_JSON, "2015-03-31", "lambda", "");

    private final String id;
    private final Protocol protocol;
    private final String apiVersion;
    private final String signingName;
    private final String namespace;

    AwsService(String id, Protocol protocol, String apiVersion, String signingName, String namespace) {
        this.id = id;
        this.protocol = protocol;
        this.apiVersion = apiVersion;
        this.signingName = signingName;
        this.namespace = namespace;
    }

    /** As command lines and botocore call it, for example {@code elbv2}. */
    public String id() {
        return id;
    }

    public Protocol protocol() {
        return protocol;
    }

    public String apiVersion() {
        return apiVersion;
    }

    /** The service part of a credential scope. Two services may share one. */
    public String signingName() {
        return signingName;
    }

    /** What stands before the colon of the service's IAM actions. The same word as {@link #signingName()} for all of these. */
    public String actionPrefix() {
        return signingName;
    }

    /** What stands before the dot of {@code X-Amz-Target}; JSON services only. */
    public Optional<String> targetPrefix() {
        return protocol == AWS_JSON_1_1 ? Optional.of(namespace) : Optional.empty();
    }

    /** The XML namespace of answers; query services only. */
    public Optional<String> xmlns() {
        return protocol == QUERY ? Optional.of(namespace) : Optional.empty();
    }

    /** The facts of the service's model; loaded at the first question. */
    public Facts facts() {
        return Facts.of(this);
    }

    static Optional<AwsService> withTargetPrefix(String prefix) {
        return Arrays.stream(values())
                .filter(s -> s.targetPrefix().filter(prefix::equals).isPresent())
                .findFirst();
    }

    static Optional<AwsService> withQueryVersion(String version) {
        return Arrays.stream(values())
                .filter(s -> s.protocol == QUERY && s.apiVersion.equals(version))
                .findFirst();
    }
}
