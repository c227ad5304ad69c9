package io.sallyport.policy.service;

import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.Identifiers;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.core.Principal.Terms;
import io.sallyport.policy.core.Tags;
import io.sallyport.policy.store.Page;
import io.sallyport.policy.store.Store;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Users, roles and groups come, change and go. */
public record PrincipalBook(Ledger ledger, Account account, Identifiers identifiers, InstantSource clock) {
    private static final Page.Want FIRST = new Page.Want("", 1);

    /** One that is to be. */
    public record Wanted(
            Kind kind, String name, String path, Optional<String> boundary, Map<String, String> tags, Terms terms) {}

    public Future<Principal> create(Wanted wanted) {
        return ledger.add(Epoch.POLICY, store -> create(store, wanted));
    }

    private Principal create(Store store, Wanted wanted) {
        refuseTaken(store, wanted.kind(), wanted.name());
        refuseTooMany(store, wanted.kind());
        wanted.boundary().ifPresent(arn -> attachable(store, arn));
        var principal = new Principal(
                wanted.kind(),
                identifiers.next(wanted.kind().idPrefix()),
                wanted.name(),
                wanted.path(),
                clock.instant(),
                wanted.boundary(),
                Tags.with(Map.of(), wanted.tags()),
                wanted.terms());
        store.principals().add(principal).await();
        return principal;
    }

    public Future<Principal> find(Kind kind, String name) {
        return ledger.read(store -> Entities.named(store, kind, name));
    }

    public Future<Optional<Principal>> seek(Kind kind, String name) {
        return ledger.read(store -> store.principals().find(kind, name).await());
    }

    /** @return the user, role or group of an ARN, exactly as spelled */
    public Future<Optional<Principal>> seek(String arn) {
        return ledger.read(store -> Entities.seek(store, account, arn));
    }

    public Future<Page<Principal>> list(Kind kind, String pathPrefix, Page.Want want) {
        return ledger.read(
                store -> store.principals().list(kind, pathPrefix, want).await());
    }

    public Future<Void> rename(Kind kind, String name, Optional<String> newName, Optional<String> newPath) {
        return ledger.change(Epoch.POLICY, store -> {
            var principal = Entities.named(store, kind, name);
            newName.filter(wanted -> !wanted.equalsIgnoreCase(principal.name()))
                    .ifPresent(wanted -> refuseTaken(store, kind, wanted));
            var renamed = principal.named(newName.orElse(principal.name()), newPath.orElse(principal.path()));
            return store.principals().update(renamed).await();
        });
    }

    /** Changes its tags or its terms. */
    public Future<Principal> edit(Kind kind, String name, UnaryOperator<Principal> edit) {
        return ledger.change(Epoch.POLICY, store -> {
            var edited = edit.apply(Entities.named(store, kind, name));
            store.principals().update(edited).await();
            return edited;
        });
    }

    /** Bounds it by a managed policy, or no longer. */
    public Future<Void> bound(Kind kind, String name, Optional<String> policyArn) {
        return ledger.change(Epoch.POLICY, store -> {
            var principal = Entities.named(store, kind, name);
            if (policyArn.isEmpty() && principal.boundary().isEmpty()) {
                throw Refusals.missing("Entity " + principal.name() + " has no permissions boundary.");
            }
            policyArn.ifPresent(arn -> attachable(store, arn));
            return store.principals().update(principal.bounded(policyArn)).await();
        });
    }

    private void attachable(Store store, String arn) {
        if (Entities.find(store, account, arn).isEmpty()) {
            throw Refusals.missing("Scope ARN: " + arn + " does not exist or is not attachable.");
        }
    }

    public Future<Void> delete(Kind kind, String name) {
        return ledger.change(Epoch.POLICY, store -> {
            var principal = Entities.named(store, kind, name);
            refuseInUse(store, principal);
            return store.principals().remove(principal.id()).await();
        });
    }

    private static void refuseInUse(Store store, Principal principal) {
        var id = principal.id();
        refuse(!store.attachments().of(id).await().isEmpty(), "must detach all policies first.");
        refuse(!store.inline().of(id).await().isEmpty(), "must delete policies first.");
        refuse(!store.keys().of(id).await().isEmpty(), "must delete access keys first.");
        refuse(
                !store.memberships().usersIn(id, FIRST).await().items().isEmpty(),
                "must remove users from group first.");
        refuse(
                !store.memberships().groupsOf(id, FIRST).await().items().isEmpty(),
                "must remove users from group first.");
        refuse(!store.profiles().of(id).await().isEmpty(), "must remove roles from instance profile first.");
    }

    private static void refuse(boolean inUse, String todo) {
        if (inUse) {
            throw Refusals.conflict("Cannot delete entity, " + todo);
        }
    }

    private static void refuseTaken(Store store, Kind kind, String name) {
        if (store.principals().find(kind, name).await().isPresent()) {
            throw Refusals.exists(
                    switch (kind) {
                        case USER -> "User with name " + name + " already exists.";
                        case ROLE -> "Role with name " + name + " already exists.";
                        case GROUP -> "Group with name " + name + " already exists.";
                    });
        }
    }

    private static void refuseTooMany(Store store, Kind kind) {
        int most = switch (kind) {
            case USER -> Quota.USERS;
            case ROLE -> Quota.ROLES;
            case GROUP -> Quota.GROUPS;
        };
        if (store.principals().count(kind).await() >= most) {
            var word = kind.word();
            throw Refusals.quota(Character.toUpperCase(word.charAt(0)) + word.substring(1) + "sPerAccount", most);
        }
    }
}
