package io.sallyport.analysis;

import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.CompiledPolicy;
import io.sallyport.iampolicy.Rules;

/** Policies as tests write them: single quotes for double ones, a tilde for a single one. */
final class Documents {
    private Documents() {}

    static CompiledPolicies identity(String... statements) {
        return compiled(Rules.IDENTITY, statements);
    }

    static CompiledPolicies resource(String... statements) {
        return compiled(Rules.RESOURCE, statements);
    }

    static CompiledPolicies trust(String... statements) {
        return compiled(Rules.TRUST, statements);
    }

    private static CompiledPolicies compiled(Rules rules, String... statements) {
        var json = "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
        return CompiledPolicies.of(CompiledPolicy.of(json.replace('\'', '"').replace('~', '\''), rules)
                .named("p", ""));
    }

    static String allow(String action, String resource) {
        return "{'Effect':'Allow','Action':'" + action + "','Resource':'" + resource + "'}";
    }

    static String deny(String action, String resource) {
        return allow(action, resource).replace("Allow", "Deny");
    }

    /** @param condition {@code 'StringEquals':{'k':'v'}} */
    static String when(String statement, String condition) {
        return statement.substring(0, statement.length() - 1) + ",'Condition':{" + condition + "}}";
    }

    /** @param principal {@code 'AWS':'123456789012'} */
    static String trusting(String principal, String action) {
        return "{'Effect':'Allow','Principal':{" + principal + "},'Action':'" + action + "'}";
    }
}
