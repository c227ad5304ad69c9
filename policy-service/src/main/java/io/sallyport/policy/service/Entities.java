package io.sallyport.policy.service;

import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.EntityArn;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.ManagedPolicy;
import io.sallyport.policy.core.Owner;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.store.Store;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Finds who or what is meant, or refuses. */
final class Entities {
    private Entities() {}

    /** @return the user or role of an ARN, exactly as spelled */
    static Principal principal(Store store, Account account, String arn) {
        return seek(store, account, arn)
                .filter(found -> found.kind() != Kind.GROUP)
                .orElseThrow(() -> Refusals.missing(arn + " does not exist"));
    }

    /** @return the user, role or group of an ARN, exactly as spelled */
    static Optional<Principal> seek(Store store, Account account, String arn) {
        return EntityArn.parse(arn)
                .flatMap(parts -> kind(parts.type())
                        .flatMap(kind ->
                                store.principals().find(kind, parts.name()).await()))
                .filter(found -> found.arn(account).equals(arn));
    }

    private static Optional<Kind> kind(String type) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.word().equals(type))
                .findFirst();
    }

    static Principal named(Store store, Kind kind, String name) {
        return store.principals().find(kind, name).await().orElseThrow(() -> cannotBeFound(kind.word(), name));
    }

    /** @param what for example {@code role}, or {@code role policy} */
    static RuntimeException cannotBeFound(String what, String name) {
        return Refusals.missing("The " + what + " with name " + name + " cannot be found.");
    }

    /** @return the managed policy of an ARN, exactly as spelled */
    static ManagedPolicy policy(Store store, Account account, String arn) {
        return find(store, account, arn).orElseThrow(() -> Refusals.missing("Policy " + arn + " was not found."));
    }

    static Optional<ManagedPolicy> find(Store store, Account account, String arn) {
        var parts = policyArn(arn).orElseThrow(() -> Refusals.malformed("Invalid ARN:  Could not be parsed!"));
        return find(store, account, parts, arn);
    }

    /** @return none when there is no such policy, or when it is no policy's ARN */
    static Map<String, String> tagsOfPolicy(Store store, Account account, String arn) {
        return policyArn(arn)
                .flatMap(parts -> find(store, account, parts, arn))
                .map(ManagedPolicy::tags)
                .orElse(Map.of());
    }

    private static Optional<EntityArn> policyArn(String arn) {
        return EntityArn.parse(arn).filter(parts -> parts.type().equals("policy"));
    }

    private static Optional<ManagedPolicy> find(Store store, Account account, EntityArn parts, String arn) {
        var owner = parts.account().equals("aws") ? Owner.AWS : Owner.LOCAL;
        return store.managed()
                .find(owner, parts.name())
                .await()
                .filter(found -> found.arn(account).equals(arn));
    }
}
