package io.sallyport.policy.service;

import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.Identifiers;
import io.sallyport.policy.core.InstanceProfile;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.core.Tags;
import io.sallyport.policy.store.Page;
import io.sallyport.policy.store.Store;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Instance profiles come, change and go. They decide nothing, so nobody waits for them; the policy epoch is raised all the same,
 * because its row is what orders them with the roles that they hold.
 */
public record ProfileBook(Ledger ledger, Account account, Identifiers identifiers, InstantSource clock) {
    /** A profile and the role that it holds. */
    public record Held(InstanceProfile profile, Optional<Principal> role) {}

    /** One that is to be. */
    public record Wanted(String name, String path, Map<String, String> tags) {}

    public Future<InstanceProfile> create(Wanted wanted) {
        return ledger.add(Epoch.POLICY, store -> create(store, wanted));
    }

    private InstanceProfile create(Store store, Wanted wanted) {
        if (store.profiles().find(wanted.name()).await().isPresent()) {
            throw Refusals.exists("Instance Profile " + wanted.name() + " already exists.");
        }
        if (store.profiles().count().await() >= Quota.PROFILES) {
            throw Refusals.quota("InstanceProfilesPerAccount", Quota.PROFILES);
        }
        var profile = new InstanceProfile(
                identifiers.next("AIPA"),
                wanted.name(),
                wanted.path(),
                Tags.with(Map.of(), wanted.tags()),
                clock.instant(),
                Optional.empty());
        store.profiles().add(profile).await();
        return profile;
    }

    public Future<Held> find(String name) {
        return ledger.read(store -> held(store, named(store, name)));
    }

    public Future<Optional<InstanceProfile>> seek(String name) {
        return ledger.read(store -> store.profiles().find(name).await());
    }

    public Future<Page<Held>> list(String pathPrefix, Page.Want want) {
        return ledger.read(
                store -> store.profiles().list(pathPrefix, want).await().map(profile -> held(store, profile)));
    }

    /** @return all that hold a role, by name */
    public Future<List<Held>> of(String roleName) {
        return ledger.read(store -> {
            var role = Entities.named(store, Kind.ROLE, roleName);
            return store.profiles().of(role.id()).await().stream()
                    .map(profile -> new Held(profile, Optional.of(role)))
                    .toList();
        });
    }

    public Future<InstanceProfile> tag(String name, UnaryOperator<Map<String, String>> edit) {
        return edit(name, (store, profile) -> profile.tagged(edit.apply(profile.tags())));
    }

    public Future<InstanceProfile> hold(String name, String roleName) {
        return edit(name, (store, profile) -> {
            var role = Entities.named(store, Kind.ROLE, roleName);
            if (profile.roleId().isPresent()) {
                throw Refusals.quota("InstanceSessionsPerInstanceProfile", Quota.ROLES_OF_PROFILE);
            }
            return profile.holding(Optional.of(role.id()));
        });
    }

    public Future<InstanceProfile> release(String name, String roleName) {
        return edit(name, (store, profile) -> {
            var role = Entities.named(store, Kind.ROLE, roleName);
            if (profile.roleId().filter(role.id()::equals).isEmpty()) {
                throw Refusals.missing("The role with name " + roleName + " is not in instance profile " + name + ".");
            }
            return profile.holding(Optional.empty());
        });
    }

    private interface Edit {
        InstanceProfile of(Store store, InstanceProfile profile);
    }

    private Future<InstanceProfile> edit(String name, Edit edit) {
        return ledger.add(Epoch.POLICY, store -> {
            var edited = edit.of(store, named(store, name));
            store.profiles().update(edited).await();
            return edited;
        });
    }

    public Future<InstanceProfile> delete(String name) {
        return ledger.add(Epoch.POLICY, store -> {
            var profile = named(store, name);
            if (profile.roleId().isPresent()) {
                throw Refusals.conflict("Cannot delete entity, must remove roles from instance profile first.");
            }
            store.profiles().remove(profile.id()).await();
            return profile;
        });
    }

    static Held held(Store store, InstanceProfile profile) {
        return new Held(
                profile,
                profile.roleId().flatMap(id -> store.principals().byId(id).await()));
    }

    private static InstanceProfile named(Store store, String name) {
        return store.profiles()
                .find(name)
                .await()
                .orElseThrow(() -> Refusals.missing("Instance Profile " + name + " cannot be found."));
    }
}
