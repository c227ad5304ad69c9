package io.sallyport.iampolicy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Policies and requests from small pools, so that they often meet. */
final class RandomPolicies {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PRINCIPALS = List.of(
            "arn:aws:iam::123456789012:user/alice",
            "arn:aws:iam::123456789012:user/bob",
            "arn:aws:sts::123456789012:assumed-role/r/s",
            "arn:aws:iam::210987654321:user/eve",
            "arn:aws:sts::210987654321:assumed-role/x/y",
            "arn:aws:authorizer::123456789012:arn:aws:iam::123456789012:user/alice",
            "arn:aws:iam::123456789012:root",
            "arn:aws:sts::123456789012:federated-user/f",
            "arn:aws:service:::lambda.amazonaws.com",
            "arn:aws:federated:::idp.example.com",
            "arn:aws:anonymous:::");
    private static final List<String> NAMED = List.of(
            "*",
            "123456789012",
            "arn:aws:iam::123456789012:root",
            "210987654321",
            "arn:aws:iam::123456789012:user/alice",
            "arn:aws:iam::123456789012:role/r",
            "arn:aws:sts::123456789012:assumed-role/r/s",
            "arn:aws:sts::123456789012:federated-user/f",
            "arn:aws:iam::210987654321:user/eve",
            "arn:aws:iam::210987654321:role/x");
    private static final List<String> SERVICES = List.of("lambda.amazonaws.com", "apigateway.amazonaws.com");
    private static final List<String> PROVIDERS = List.of("idp.example.com", "other.example.com");
    private static final List<String> ACTIONS = List.of(
            "execute-api:Invoke", "execute-api:ManageConnections", "s3:GetObject", "s3:PutObject", "sqs:SendMessage");
    private static final List<String> ACTION_PATTERNS = List.of(
            "*",
            "*",
            "execute-api:*",
            "EXECUTE-API:invoke",
            "s3:Get*",
            "s3:?etObject",
            "*:*Object",
            "s3:PutObject",
            "sqs:*",
            "s*:*e*",
            "execute-api:Invoke",
            "execute-api:Invoke",
            "sqs:SendMessage");
    private static final List<String> RESOURCES = List.of(
            "arn:aws:execute-api:eu-west-1:123456789012:api1/test/GET/pets",
            "arn:aws:execute-api:eu-west-1:123456789012:api1/prod/POST/inventory",
            "arn:aws:execute-api:eu-west-1:123456789012:api2/test/GET/",
            "arn:aws:s3:::home/alice/a.txt",
            "arn:aws:s3:::home/*/a.txt",
            "arn:aws:s3:::homes",
            "arn:aws:sqs:eu-west-1:210987654321:q:x",
            "arn:aws:sqs:eu-west-1:123456789012:q",
            "*");
    private static final List<String> RESOURCE_PATTERNS = List.of(
            "*",
            "*",
            "arn:aws:execute-api:*:*:api1/*",
            "arn:aws:execute-api:*:*:api1/*/POST/inventory",
            "arn:aws:execute-api:eu-west-1:123456789012:api?/test/*",
            "arn:aws:execute-api:*",
            "arn:aws:execute-api:eu-west-1:123456789012:api1/test/GET/pets",
            "arn:aws:s3:::home/${aws:username}/*",
            "arn:aws:s3:::home/${aws:PrincipalTag/team, 'alice'}/*",
            "arn:aws:s3:::home/${*}/a.txt",
            "arn:aws:s3:::h*e/${aws:TagKeys}/*",
            "arn:aws:s3:::home*",
            "arn:aws:s3",
            "arn:aws:sqs:*:*:q",
            "arn:aws:sqs:*:${aws:PrincipalAccount}:q*",
            "arn:*:*:*:123456789012:*");
    private static final List<String> TEXT =
            List.of("alice", "Alice", "al*", "a?ice", "${aws:username}", "red", "*", "${aws:TagKeys}");
    private static final List<String> NUMBERS = List.of("0", "5", "5.0", "-3", "+5", "99999999999999999999");
    private static final List<String> DATES = List.of(
            "2026-11-22T00:00:00Z",
            "2026-11-22",
            "1795305600",
            "2026-11-22T01:00:00+01:00",
            "2024-02-29T12:30:00.5Z",
            "0");
    private static final List<String> NETWORKS =
            List.of("203.0.113.0/24", "203.0.113.7", "0.0.0.0/0", "2001:db8::/32", "::/0", "10.0.0.0/9");
    private static final List<String> ADDRESSES =
            List.of("203.0.113.7", "10.127.0.1", "10.128.0.1", "2001:db8::1", "2001:db9::1", "nowhere");
    private static final List<String> ARNS =
            List.of("arn:aws:sqs:*:*:q*", "arn:aws:s3:::home", "*", "arn:aws:sqs:eu-west-1:${aws:PrincipalAccount}:q");
    private static final List<String> BOOLEANS = List.of("true", "false", "True");
    private static final List<String> BYTES = List.of("YWJj", "YWJk");
    private static final List<String> BASES = List.of(
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase",
            "StringLike",
            "StringNotLike",
            "NumericEquals",
            "NumericNotEquals",
            "NumericLessThan",
            "NumericLessThanEquals",
            "NumericGreaterThan",
            "NumericGreaterThanEquals",
            "DateEquals",
            "DateNotEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals",
            "Bool",
            "BinaryEquals",
            "IpAddress",
            "NotIpAddress",
            "ArnEquals",
            "ArnLike",
            "ArnNotEquals",
            "ArnNotLike",
            "Null");

    private final Random random;

    RandomPolicies(long seed) {
        this.random = new Random(seed);
    }

    /** A question of a fixed set of policies, to be asked with many requests. */
    NaiveQuestion policies() {
        return new NaiveQuestion(
                PRINCIPALS.getFirst(),
                ACTIONS.getFirst(),
                "*",
                new TreeMap<>(),
                documents(3, false),
                chance(4) ? Optional.of(documents(2, false)) : Optional.empty(),
                chance(4) ? Optional.of(documents(2, false)) : Optional.empty(),
                chance(2) ? documents(1, true) : List.of(),
                chance(6),
                chance(5) ? List.of(documents(2, false), documents(2, false)) : List.of());
    }

    NaiveQuestion request(NaiveQuestion policies) {
        return new NaiveQuestion(
                one(PRINCIPALS),
                one(ACTIONS),
                one(RESOURCES),
                context(),
                policies.identity(),
                policies.boundary(),
                policies.session(),
                policies.resourcePolicy(),
                policies.trust(),
                policies.guardRails());
    }

    private Map<String, List<String>> context() {
        var context = new TreeMap<String, List<String>>();
        put(context, "aws:username", List.of("alice", "bob", "*", ""));
        put(context, "aws:PrincipalTag/team", List.of("red", "alice"));
        put(context, "aws:PrincipalAccount", List.of("123456789012", "210987654321"));
        put(context, "aws:MultiFactorAuthAge", List.of("5", "-3", "5.00", "99999999999999999999", "five"));
        put(
                context,
                "aws:CurrentTime",
                List.of("2026-11-22T00:00:00Z", "1795305600", "2024-02-29T12:30:00.5Z", "never"));
        put(context, "aws:SecureTransport", List.of("true", "FALSE", "maybe"));
        put(context, "x:Bytes", List.of("YWJj", "?"));
        put(context, "aws:SourceIp", ADDRESSES);
        put(context, "AWS:SourceArn", List.of("arn:aws:sqs:eu-west-1:123456789012:q:x", "arn:aws:s3:::home", "home"));
        if (chance(2)) {
            context.put("aws:TagKeys", some(3, List.of("alice", "red", "", "al*")));
        }
        return context;
    }

    private void put(Map<String, List<String>> context, String key, List<String> values) {
        if (chance(2)) {
            context.put(key, List.of(one(values)));
        }
    }

    private List<JsonNode> documents(int most, boolean principals) {
        List<JsonNode> documents = new ArrayList<>();
        for (var i = random.nextInt(most) + 1; i > 0; i--) {
            var document = JSON.createObjectNode().put("Version", chance(8) ? "2008-10-17" : "2012-10-17");
            var statements = document.putArray("Statement");
            for (var s = random.nextInt(4) + 1; s > 0; s--) {
                statements.add(statement(principals));
            }
            documents.add(document);
        }
        return documents;
    }

    private ObjectNode statement(boolean principals) {
        var statement = JSON.createObjectNode().put("Effect", chance(4) ? "Deny" : "Allow");
        if (principals) {
            principals(statement.putObject(chance(6) ? "NotPrincipal" : "Principal"));
        }
        fill(statement.putArray(chance(6) ? "NotAction" : "Action"), some(2, ACTION_PATTERNS));
        fill(statement.putArray(chance(6) ? "NotResource" : "Resource"), some(2, RESOURCE_PATTERNS));
        if (chance(2)) {
            var conditions = statement.putObject("Condition");
            for (var i = random.nextInt(2); i >= 0; i--) {
                condition(conditions);
            }
        }
        return statement;
    }

    private void principals(ObjectNode principal) {
        fill(principal.putArray("AWS"), some(3, NAMED));
        if (chance(3)) {
            fill(principal.putArray("Service"), some(2, SERVICES));
        }
        if (chance(3)) {
            fill(principal.putArray("Federated"), some(2, PROVIDERS));
        }
    }

    private void condition(ObjectNode conditions) {
        var base = one(BASES);
        var key = key(base);
        var word = base.equals("Null")
                ? base
                : one(List.of("", "", "ForAllValues:", "ForAnyValue:")) + base + (chance(4) ? "IfExists" : "");
        fill(conditions.withObjectProperty(word).putArray(key), some(2, wanted(base)));
    }

    private String key(String base) {
        if (base.equals("Null") || base.startsWith("String")) {
            return one(List.of("aws:username", "AWS:UserName", "aws:PrincipalTag/team", "aws:TagKeys", "x:never"));
        }
        return switch (base.replace("Not", "").substring(0, 2)) {
            case "Nu" -> "aws:MultiFactorAuthAge";
            case "Da" -> "aws:CurrentTime";
            case "Bo" -> "aws:SecureTransport";
            case "Bi" -> "x:Bytes";
            case "Ip" -> "aws:SourceIp";
            default -> "aws:SourceArn";
        };
    }

    private static List<String> wanted(String base) {
        return switch (base.replace("Not", "").substring(0, 2)) {
            case "Nu" -> base.equals("Null") ? List.of("true", "false") : NUMBERS;
            case "Da" -> DATES;
            case "Bo" -> BOOLEANS;
            case "Bi" -> BYTES;
            case "Ip" -> NETWORKS;
            case "Ar" -> ARNS;
            default -> TEXT;
        };
    }

    private static void fill(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private List<String> some(int most, List<String> pool) {
        List<String> some = new ArrayList<>();
        for (var i = random.nextInt(most); i >= 0; i--) {
            some.add(one(pool));
        }
        return some;
    }

    private <T> T one(List<T> pool) {
        return pool.get(random.nextInt(pool.size()));
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
