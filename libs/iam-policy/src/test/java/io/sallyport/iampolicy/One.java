package io.sallyport.iampolicy;

import java.util.List;

/** One statement about everything, to try a single element with. */
final class One {
    static final String ACCOUNT = "123456789012";
    static final Principal ALICE = new Principal.User("arn:aws:iam::123456789012:user/alice", ACCOUNT);

    private One() {}

    static NamedPolicy policy(String statements, Rules rules) {
        return CompiledPolicy.of("{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}", rules)
                .named("one", "");
    }

    static CompiledPolicies identity(String statements) {
        return CompiledPolicies.of(policy(statements, Rules.IDENTITY));
    }

    static CompiledPolicies resource(String statements) {
        return CompiledPolicies.of(policy(statements, Rules.RESOURCE));
    }

    static Decision ask(Policies policies, Principal who, String action, String resource, Context context) {
        return Evaluator.evaluate(Request.of(who, Action.of(action), resource, context), policies);
    }

    /** Whether an Allow with this condition allows. */
    static boolean allows(String condition, Context context) {
        var statement = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":" + condition + "}";
        return ask(Policies.ofIdentity(identity(statement)), ALICE, "s3:GetObject", "*", context)
                .allowed();
    }

    /** Whether a Deny with this condition denies. */
    static boolean denies(String condition, Context context) {
        var statements = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"},"
                + "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":" + condition + "}";
        return !ask(Policies.ofIdentity(identity(statements)), ALICE, "s3:GetObject", "*", context)
                .allowed();
    }

    /** Whether an Allow of this resource element allows. */
    static boolean allowsResource(String element, String asked, Context context) {
        var statement = "{\"Effect\":\"Allow\",\"Action\":\"*\"," + element + "}";
        return ask(Policies.ofIdentity(identity(statement)), ALICE, "s3:GetObject", asked, context)
                .allowed();
    }

    /** Whether a Deny of this resource element denies. */
    static boolean deniesResource(String element, String asked, Context context) {
        var statements = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"},"
                + "{\"Effect\":\"Deny\",\"Action\":\"*\"," + element + "}";
        return !ask(Policies.ofIdentity(identity(statements)), ALICE, "s3:GetObject", asked, context)
                .allowed();
    }

    static Context with(String key, String... values) {
        return Context.builder().put(key, List.of(values)).build();
    }
}
