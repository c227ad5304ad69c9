package io.sallyport.gateway.front;

/** Policies of the seed's table. */
final class Policies {
    static final String ALLOW = statement("Allow", "\"Action\":\"execute-api:Invoke\"", "/*", "");
    static final String DENY = statement("Deny", "\"Action\":\"execute-api:Invoke\"", "/*/POST/inventory", "");
    static final String SEED = policy(ALLOW, DENY);
    static final String DENY_ELSEWHERE = policy(
            ALLOW,
            statement(
                    "Deny",
                    "\"Action\":\"execute-api:Invoke\"",
                    "/*/POST/inventory",
                    ",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"198.51.100.0/24\"}}"));
    static final String ALL_BUT_INVOKE = policy(statement("Allow", "\"NotAction\":\"execute-api:Invoke\"", "/*", ""));

    private Policies() {}

    static String policy(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    static String statement(String effect, String action, String below, String condition) {
        return "{\"Effect\":\"%s\",%s,\"Resource\":\"arn:aws:execute-api:*:*:ff5h7fdsed%s\"%s}"
                .formatted(effect, action, below, condition);
    }

    /** As an authorizer's function answers it. */
    static String answer(String policy) {
        return "{\"principalId\":\"visitor\",\"policyDocument\":" + policy + ",\"context\":{\"level\":7}}";
    }
}
