package io.sallyport.functions.service;

import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.functions.core.FunctionRef;
import io.sallyport.functions.core.FunctionVersion;
import io.sallyport.functions.core.Permission;
import io.sallyport.functions.store.PermissionStore;
import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.CompiledPolicy;
import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.Evaluator;
import io.sallyport.iampolicy.Policies;
import io.sallyport.iampolicy.Principal;
import io.sallyport.iampolicy.Request;
import io.sallyport.iampolicy.Rules;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Functions' resource policies: kept statement by statement, and asked before a service of the product may invoke. */
public final class Permissions {
    private static final Action INVOKE = Action.of("lambda:InvokeFunction");
    private static final int LARGEST = 20 * 1024;

    private final PermissionStore store;
    private final FunctionRef.Home home;

    public Permissions(PermissionStore store, FunctionRef.Home home) {
        this.store = store;
        this.home = home;
    }

    /** @return the statement as it is stored, JSON */
    public Future<String> add(FunctionRef ref, Permission permission) {
        return Future.succeededFuture()
                .map(now -> permission.statement(ref.arn(home)))
                .compose(statement -> statements(ref).compose(others -> {
                    if (document(others, Optional.of(statement)).getBytes(StandardCharsets.UTF_8).length > LARGEST) {
                        throw new Refusal(
                                FunctionFailure.POLICY_LENGTH_EXCEEDED,
                                "The final policy size is bigger than the limit (" + LARGEST + ").");
                    }
                    return store.add(ref.name(), qualifier(ref), permission, statement)
                            .map(statement);
                }));
    }

    public Future<Void> remove(FunctionRef ref, String statementId) {
        return store.remove(ref.name(), qualifier(ref), statementId).map(removed -> {
            if (!removed) {
                throw new Refusal(
                        FunctionFailure.NOT_FOUND, "Statement " + statementId + " is not found in resource policy.");
            }
            return null;
        });
    }

    /** @return the policy as JSON; fails with {@code NOT_FOUND} when there is no statement */
    public Future<String> policy(FunctionRef ref) {
        return statements(ref).map(statements -> {
            if (statements.isEmpty()) {
                throw new Refusal(FunctionFailure.NOT_FOUND, "The resource you requested does not exist.");
            }
            return document(statements, Optional.empty());
        });
    }

    private Future<List<String>> statements(FunctionRef ref) {
        return store.statements(ref.name(), qualifier(ref));
    }

    private static String document(List<String> statements, Optional<String> more) {
        var all = Stream.concat(statements.stream(), more.stream()).collect(Collectors.joining(","));
        return "{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[" + all + "]}";
    }

    /** {@code $LATEST} has the function's own policy. */
    private static String qualifier(FunctionRef ref) {
        return ref.qualifier()
                .filter(one -> !one.equals(FunctionVersion.LATEST))
                .orElse("");
    }

    /**
     * Whether a service may invoke on behalf of a source. The policy of exactly what is asked for decides.
     *
     * @return fails with {@code NOT_PERMITTED}
     */
    public Future<Void> require(FunctionRef ref, String service, String sourceArn, String sourceAccount) {
        return statements(ref).map(statements -> {
            if (statements.isEmpty() || !allows(statements, ref, service, sourceArn, sourceAccount)) {
                throw new Refusal(
                        FunctionFailure.NOT_PERMITTED,
                        "the resource policy of " + ref.arn(home) + " does not let " + service + " invoke it for "
                                + sourceArn);
            }
            return null;
        });
    }

    private boolean allows(
            List<String> statements, FunctionRef ref, String service, String sourceArn, String sourceAccount) {
        var policy = CompiledPolicy.of(document(statements, Optional.empty()), Rules.RESOURCE);
        var context = Context.builder()
                .put("aws:SourceArn", sourceArn)
                .put("aws:SourceAccount", sourceAccount)
                .build();
        var request = Request.of(new Principal.Service(service), INVOKE, policyArn(ref), context);
        var policies = Policies.ofResource(CompiledPolicies.of(policy.named("default", ref.arn(home))));
        return Evaluator.evaluate(request, policies).allowed();
    }

    private String policyArn(FunctionRef ref) {
        return new FunctionRef(ref.name(), Optional.of(qualifier(ref)).filter(one -> !one.isEmpty())).arn(home);
    }
}
