package io.sallyport.functions.core;

import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may invoke a function, as AddPermission says it.
 *
 * @param principal a service ({@code apigateway.amazonaws.com}), an account, an IAM ARN, or {@code *}
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html">AWS Lambda Developer Guide,
 *     "Viewing resource-based IAM policies in Lambda"</a>
 */
public record Permission(
        String statementId,
        String action,
        String principal,
        Optional<String> sourceArn,
        Optional<String> sourceAccount) {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9.-]+\\.amazonaws\\.com");
    private static final Pattern ARN = Pattern.compile("arn:aws:(iam|sts)::\\d{12}:[^\\s*]+");

    /** @return the statement as JSON, with the members and the order that GetPolicy shows */
    public String statement(String functionArn) {
        var statement = new LinkedHashMap<String, Object>();
        statement.put("Sid", statementId);
        statement.put("Effect", "Allow");
        statement.put("Principal", principalElement());
        statement.put("Action", action);
        statement.put("Resource", functionArn);
        var conditions = conditions();
        if (!conditions.isEmpty()) {
            statement.put("Condition", conditions);
        }
        return Json.write(statement);
    }

    private Object principalElement() {
        if (principal.equals("*")) {
            return "*";
        }
        if (ACCOUNT.matcher(principal).matches()) {
            return Map.of("AWS", "arn:aws:iam::" + principal + ":root");
        }
        if (ARN.matcher(principal).matches()) {
            return Map.of("AWS", principal);
        }
        if (SERVICE.matcher(principal).matches()) {
            return Map.of("Service", principal);
        }
        throw new Refusal(
                FunctionFailure.INVALID_PARAMETER,
                "The provided principal was invalid. Please check the principal and try again.");
    }

    private Map<String, Object> conditions() {
        var conditions = new LinkedHashMap<String, Object>();
        sourceAccount.ifPresent(account -> conditions.put("StringEquals", Map.of("AWS:SourceAccount", account)));
        sourceArn.ifPresent(arn -> conditions.put("ArnLike", Map.of("AWS:SourceArn", arn)));
        return conditions;
    }
}
