package io.sallyport.policy.aws;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.EntityArn;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.service.PrincipalBook;
import io.sallyport.runtime.door.Asked;
import io.sallyport.runtime.door.Proof;
import io.sallyport.runtime.door.Touched;
import io.sallyport.runtime.trust.Caller;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What proves that a caller may touch a principal: a policy for its ARN, which has the path that only the ledger knows. One that
 * does not exist is judged as if it stood at {@code /}, so that the answer tells nothing to those who may not ask.
 */
record Touching(PrincipalBook principals, Account account) {
    static final String BOUNDARY = "iam:PermissionsBoundary";
    static final String POLICY_ARN = "iam:PolicyARN";

    <I> Proof<I> named(Kind kind, String action, Function<I, String> name) {
        return named(kind, action, name, input -> Map.of());
    }

    /** @param context condition keys of the request, besides those of the principal that it names */
    <I> Proof<I> named(
            Kind kind, String action, Function<I, String> name, Function<I, Map<String, List<String>>> context) {
        return Proof.looked(action, asked -> touched(kind, name.apply(asked.input()), context.apply(asked.input())));
    }

    /** @param name of a user; null when not sent, which means the caller */
    <I> Proof<I> userOrCaller(String action, Function<I, String> name) {
        return Proof.looked(
                action,
                asked -> whose(asked, name.apply(asked.input()))
                        .map(user -> touched(Kind.USER, user, Map.of()))
                        .orElseGet(() -> Future.succeededFuture(new Touched(List.of(account.root()), Map.of()))));
    }

    /** @param arn of a user, a role or a group, as the request spells it; it is judged by that, and by the tags that go with it */
    <I> Proof<I> entity(String action, Function<I, String> arn) {
        return Proof.looked(action, asked -> entity(arn.apply(asked.input())));
    }

    /**
     * What is named by its ARN and has tags.
     *
     * @param arn     as the request spells it
     * @param context condition keys of the request, besides those of the tags
     * @param tags    of what has an ARN; none where there is nothing
     */
    static <I> Proof<I> byArn(
            String action,
            Function<I, String> arn,
            Function<I, Map<String, List<String>>> context,
            Function<String, Future<Map<String, String>>> tags) {
        return Proof.looked(action, asked -> {
            var named = arn.apply(asked.input());
            return tags.apply(named).map(found -> touched(named, found, context.apply(asked.input())));
        });
    }

    /** @param tags of what has the ARN */
    static Touched touched(String arn, Map<String, String> tags, Map<String, List<String>> context) {
        var all = new HashMap<>(ofResource(tags));
        all.putAll(context);
        return new Touched(List.of(arn), all);
    }

    private Future<Touched> entity(String arn) {
        return principals
                .seek(arn)
                .map(found -> found.map(principal -> touched(principal, Map.of()))
                        .orElseGet(() -> new Touched(List.of(arn), Map.of())));
    }

    /** @return the ARN of a role that a request names */
    Future<String> role(String name) {
        return principals
                .seek(Kind.ROLE, name)
                .map(found ->
                        found.map(role -> role.arn(account)).orElseGet(() -> account.principal(Kind.ROLE, "/", name)));
    }

    /** @return the user that is meant; empty for the account's root */
    static Optional<String> whose(Asked<?> asked, String name) {
        return Optional.ofNullable(name).or(() -> caller(asked.signer()));
    }

    private static Optional<String> caller(Caller caller) {
        return switch (caller.kind()) {
            case ROOT -> Optional.empty();
            case USER -> EntityArn.parse(caller.arn()).map(EntityArn::name);
            case SESSION ->
                throw new Refusal(
                        GatewayFailure.INVALID_REQUEST, "Must specify userName when calling with non-User credentials");
        };
    }

    private Future<Touched> touched(Kind kind, String name, Map<String, List<String>> context) {
        return principals
                .seek(kind, name)
                .map(found -> found.map(principal -> touched(principal, context))
                        .orElseGet(() -> new Touched(List.of(account.principal(kind, "/", name)), context)));
    }

    private Touched touched(Principal principal, Map<String, List<String>> context) {
        var all = new HashMap<String, List<String>>();
        principal.boundary().ifPresent(arn -> all.put(BOUNDARY, List.of(arn)));
        all.putAll(ofResource(principal.tags()));
        all.putAll(context);
        return new Touched(List.of(principal.arn(account)), all);
    }

    /** Condition keys of the tags of what is touched. */
    private static Map<String, List<String>> ofResource(Map<String, String> tags) {
        var context = new HashMap<String, List<String>>();
        tags.forEach((key, value) -> {
            context.put("aws:ResourceTag/" + key, List.of(value));
            context.put("iam:ResourceTag/" + key, List.of(value));
        });
        return context;
    }

    /** Condition keys of the tags in a request. */
    static Map<String, List<String>> tagged(Map<String, String> tags) {
        var context = new HashMap<String, List<String>>();
        tags.forEach((key, value) -> context.put("aws:RequestTag/" + key, List.of(value)));
        if (!tags.isEmpty()) {
            context.put("aws:TagKeys", List.copyOf(tags.keySet()));
        }
        return context;
    }

    /** Condition keys of one that is to be. */
    static Map<String, List<String>> made(Map<String, String> tags, String boundary) {
        var context = new HashMap<>(tagged(tags));
        Optional.ofNullable(boundary).ifPresent(arn -> context.put(BOUNDARY, List.of(arn)));
        return context;
    }
}
