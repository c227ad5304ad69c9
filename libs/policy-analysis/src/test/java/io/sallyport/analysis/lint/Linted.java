package io.sallyport.analysis.lint;

import static io.sallyport.analysis.lint.PolicyKind.IDENTITY;
import static io.sallyport.analysis.lint.PolicyKind.RESOURCE;
import static io.sallyport.analysis.lint.PolicyKind.TRUST;

import io.sallyport.iampolicy.Selection;
import java.util.EnumSet;
import java.util.List;

/** Statements as tests write them, single quotes for double ones, linted for a small product. */
final class Linted {
    static final String WEB = "sts:AssumeRoleWithWebIdentity";
    static final String POOLS = "'Principal':{'Federated':'cognito-identity.amazonaws.com'},'Action':'" + WEB + "'";
    static final String AUD = "cognito-identity.amazonaws.com:aud";
    static final String AMR = "cognito-identity.amazonaws.com:amr";

    private static final Selection<String> ALL = new Selection.Only<>(List.of("*"));

    private static final Vocabulary SMALL = new Vocabulary(
            List.of(
                    "iam:CreateUser",
                    "iam:DeleteUser",
                    "iam:PassRole",
                    "lambda:InvokeFunction",
                    "lambda:GetFunction",
                    "execute-api:Invoke",
                    "apigateway:GET",
                    "apigateway:POST",
                    "sts:AssumeRole",
                    WEB),
            List.of(
                    new Occasion(
                            "somebody signs",
                            EnumSet.of(IDENTITY, TRUST),
                            ALL,
                            List.of("aws:SourceIp", "aws:username", "aws:PrincipalTag/*", "aws:PrincipalArn")),
                    new Occasion(
                            "a role is passed",
                            EnumSet.of(IDENTITY),
                            new Selection.Only<>(List.of("iam:PassRole")),
                            List.of("iam:PassedToService")),
                    new Occasion(
                            "a token is traded",
                            EnumSet.of(TRUST),
                            new Selection.Only<>(List.of(WEB)),
                            List.of(AUD, AMR, "*:aud", "*:sub", "*:amr")),
                    new Occasion(
                            "a service invokes",
                            EnumSet.of(RESOURCE),
                            new Selection.Only<>(List.of("lambda:InvokeFunction")),
                            List.of("aws:SourceArn", "aws:SourceAccount"))));

    private Linted() {}

    static List<Finding> document(PolicyKind kind, String... statements) {
        return new Lint(SMALL).of(json(statements), kind);
    }

    /** @return with {@code '} for {@code "}, and {@code ~} for {@code '} */
    static String json(String... statements) {
        var json = "{'Version':'2012-10-17','Statement':[\n" + String.join(",\n", statements) + "]}";
        return json.replace('\'', '"').replace('~', '\'');
    }

    static List<Finding> identity(String... statements) {
        return document(IDENTITY, statements);
    }

    static List<Finding> trust(String... statements) {
        return document(TRUST, statements);
    }

    static List<Finding> resource(String... statements) {
        return document(RESOURCE, statements);
    }

    /** @param rest what follows the effect */
    static String allow(String rest) {
        return "{'Effect':'Allow'," + rest + "}";
    }

    static String deny(String rest) {
        return "{'Effect':'Deny'," + rest + "}";
    }

    /** @return {@code rest} with one condition */
    static String when(String rest, String operator, String key, String... values) {
        return rest + ",'Condition':{" + condition(operator, key, values) + "}";
    }

    static String condition(String operator, String key, String... values) {
        return "'" + operator + "':{'" + key + "':['" + String.join("','", values) + "']}";
    }
}
