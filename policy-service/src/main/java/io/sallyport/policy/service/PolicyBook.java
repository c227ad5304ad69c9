package io.sallyport.policy.service;

import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.Documents;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.Identifiers;
import io.sallyport.policy.core.ManagedPolicy;
import io.sallyport.policy.core.Owner;
import io.sallyport.policy.core.PolicyVersion;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.core.Tags;
import io.sallyport.policy.core.Usage;
import io.sallyport.policy.store.ManagedPolicies.Filter;
import io.sallyport.policy.store.Page;
import io.sallyport.policy.store.Store;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Managed policies come, change and go. */
public record PolicyBook(Ledger ledger, Account account, Identifiers identifiers, InstantSource clock) {
    /** One that is to be. */
    public record Wanted(String name, String path, String document, String description, Map<String, String> tags) {}

    /** A policy and how many principals it counts for, and how many it bounds. */
    public record Used(ManagedPolicy policy, long attached, long bounding) {}

    public Future<ManagedPolicy> create(Wanted wanted) {
        return ledger.add(Epoch.POLICY, store -> create(store, wanted));
    }

    private ManagedPolicy create(Store store, Wanted wanted) {
        Documents.managed(wanted.document());
        if (store.managed().find(Owner.LOCAL, wanted.name()).await().isPresent()) {
            throw Refusals.exists(
                    "A policy called " + wanted.name() + " already exists. Duplicate names are not allowed.");
        }
        if (store.managed().count().await() >= Quota.POLICIES) {
            throw Refusals.quota("PoliciesPerAccount", Quota.POLICIES);
        }
        var now = clock.instant();
        var policy = new ManagedPolicy(
                Owner.LOCAL,
                identifiers.next("ANPA"),
                wanted.name(),
                wanted.path(),
                wanted.description(),
                Tags.with(Map.of(), wanted.tags()),
                now,
                now,
                1,
                1);
        store.managed().add(policy).await();
        store.managed()
                .addVersion(policy.id(), new PolicyVersion(1, wanted.document(), now))
                .await();
        return policy;
    }

    public Future<Used> find(String arn) {
        return ledger.read(store -> used(store, Entities.policy(store, account, arn)));
    }

    /** @return none when there is no such policy */
    public Future<Map<String, String>> tags(String arn) {
        return ledger.read(store -> Entities.tagsOfPolicy(store, account, arn));
    }

    public Future<Page<Used>> list(Filter filter, Page.Want want) {
        return ledger.read(store -> store.managed().list(filter, want).await().map(policy -> used(store, policy)));
    }

    private Used used(Store store, ManagedPolicy policy) {
        return used(store, account, policy);
    }

    static Used used(Store store, Account account, ManagedPolicy policy) {
        return new Used(
                policy,
                store.attachments().count(policy.id()).await(),
                store.principals().boundedBy(policy.arn(account)).await().size());
    }

    /** @return all below a path who have it in one of the ways, each once */
    public Future<List<Principal>> users(String arn, String pathPrefix, Set<Usage> usages) {
        return ledger.read(store -> {
            var policy = Entities.policy(store, account, arn);
            return usages.stream()
                    .flatMap(usage -> users(store, policy, usage).stream())
                    .filter(principal -> principal.path().startsWith(pathPrefix))
                    .distinct()
                    .toList();
        });
    }

    private List<Principal> users(Store store, ManagedPolicy policy, Usage usage) {
        return switch (usage) {
            case PERMISSIONS -> store.attachments().principals(policy.id()).await();
            case BOUNDARY -> store.principals().boundedBy(policy.arn(account)).await();
        };
    }

    public Future<ManagedPolicy> edit(String arn, UnaryOperator<ManagedPolicy> edit) {
        return ledger.change(Epoch.POLICY, store -> {
            var edited = edit.apply(own(store, arn));
            store.managed().update(edited).await();
            return edited;
        });
    }

    public Future<Void> delete(String arn) {
        return ledger.change(Epoch.POLICY, store -> {
            var used = used(store, own(store, arn));
            if (used.attached() > 0 || used.bounding() > 0) {
                throw Refusals.conflict("Cannot delete a policy attached to entities.");
            }
            if (store.managed().versions(used.policy().id()).await().size() > 1) {
                throw Refusals.conflict(
                        "This policy has more than one version. Before you delete a policy, you must delete"
                                + " the policy's versions. The default version is deleted with the policy.");
            }
            return store.managed().remove(used.policy().id()).await();
        });
    }

    /** A version, and whether it is the one that counts. */
    public record Version(PolicyVersion version, boolean counts) {}

    public Future<Version> addVersion(String arn, String document, boolean counts) {
        return ledger.change(Epoch.POLICY, store -> addVersion(store, own(store, arn), document, counts));
    }

    private Version addVersion(Store store, ManagedPolicy policy, String document, boolean counts) {
        Documents.managed(document);
        if (store.managed().versions(policy.id()).await().size() >= Quota.VERSIONS) {
            throw Refusals.limit("A managed policy can have up to " + Quota.VERSIONS
                    + " versions. Before you create a new version, you must delete an existing version.");
        }
        var version = new PolicyVersion(policy.newestVersion() + 1, document, clock.instant());
        store.managed().addVersion(policy.id(), version).await();
        int counting = counts ? version.number() : policy.defaultVersion();
        store.managed()
                .update(policy.at(counting, version.number(), clock.instant()))
                .await();
        return new Version(version, counts);
    }

    public Future<Version> version(String arn, String versionId) {
        return ledger.read(store -> {
            var policy = Entities.policy(store, account, arn);
            var version = version(store, policy, arn, versionId);
            return new Version(version, version.number() == policy.defaultVersion());
        });
    }

    public Future<List<Version>> versions(String arn) {
        return ledger.read(store -> versions(store, Entities.policy(store, account, arn)));
    }

    static List<Version> versions(Store store, ManagedPolicy policy) {
        return store.managed().versions(policy.id()).await().stream()
                .map(version -> new Version(version, version.number() == policy.defaultVersion()))
                .toList();
    }

    public Future<Void> count(String arn, String versionId) {
        return ledger.change(Epoch.POLICY, store -> {
            var policy = own(store, arn);
            var version = version(store, policy, arn, versionId);
            return store.managed()
                    .update(policy.at(version.number(), policy.newestVersion(), clock.instant()))
                    .await();
        });
    }

    public Future<Void> deleteVersion(String arn, String versionId) {
        return ledger.change(Epoch.POLICY, store -> {
            var policy = own(store, arn);
            var version = version(store, policy, arn, versionId);
            if (version.number() == policy.defaultVersion()) {
                throw Refusals.conflict("Cannot delete the default version of a policy.");
            }
            return store.managed().removeVersion(policy.id(), version.number()).await();
        });
    }

    private static PolicyVersion version(Store store, ManagedPolicy policy, String arn, String versionId) {
        return number(versionId)
                .flatMap(number -> store.managed().version(policy.id(), number).await())
                .orElseThrow(() -> Refusals.missing(
                        "Policy " + arn + " version " + versionId + " does not exist or is not attachable."));
    }

    private static java.util.Optional<Integer> number(String versionId) {
        return versionId.matches("v[1-9]\\d{0,8}")
                ? java.util.Optional.of(Integer.valueOf(versionId.substring(1)))
                : java.util.Optional.empty();
    }

    /** Those that come with the product are nobody's to change. */
    private ManagedPolicy own(Store store, String arn) {
        var policy = Entities.policy(store, account, arn);
        if (policy.owner() != Owner.LOCAL) {
            throw new Refusal(PolicyFailure.DENIED, "Policy is outside your own account.");
        }
        return policy;
    }
}
