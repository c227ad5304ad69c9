package io.sallyport.iampolicy;

/** One name in a {@code Principal} element. */
public sealed interface PrincipalName {
    /** {@code "*"} or {@code {"AWS": "*"}}. */
    record Everyone() implements PrincipalName {}

    /** Twelve digits, or {@code arn:aws:iam::<account>:root}: whoever the account lets. */
    record Account(String id) implements PrincipalName {}

    /** A user, a role, a role session or a federated user. */
    record Arn(String arn) implements PrincipalName {}

    /** An identity provider: {@code cognito-identity.amazonaws.com} or a provider's ARN. */
    record Federated(String provider) implements PrincipalName {}

    /** {@code lambda.amazonaws.com}. */
    record Service(String name) implements PrincipalName {}

    record CanonicalUser(String id) implements PrincipalName {}
}
