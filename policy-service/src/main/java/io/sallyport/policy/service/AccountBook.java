package io.sallyport.policy.service;

import io.sallyport.contracts.PolicyContract.ProviderKind;
import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.Documents;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.store.Store;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account itself: its alias, how much it holds, and how much it may hold. */
public record AccountBook(Ledger ledger, Account account) {
    /** There is no other way in than an access key. */
    private static final List<String> NOT_HERE = List.of(
            "MFADevices",
            "MFADevicesInUse",
            "AccountMFAEnabled",
            "AccountPasswordPresent",
            "AccountSigningCertificatesPresent",
            "ServerCertificates");

    /** In the place of the alias that it had, as AWS does. */
    public Future<String> call(String alias) {
        return ledger.add(Epoch.POLICY, store -> {
            store.aliases().put(alias).await();
            return alias;
        });
    }

    public Future<Optional<String>> alias() {
        return ledger.read(store -> store.aliases().find().await());
    }

    public Future<String> forget(String alias) {
        return ledger.add(Epoch.POLICY, store -> {
            if (!store.aliases().remove(alias).await()) {
                throw Refusals.missing("The account alias " + alias + " cannot be found.");
            }
            return alias;
        });
    }

    /** @return by AWS's names, what is there and what bounds it; no name of what this product has no bound for */
    public Future<Map<String, Integer>> summary() {
        return ledger.read(this::summary);
    }

    private Map<String, Integer> summary(Store store) {
        var summary = new LinkedHashMap<>(quotas());
        summary.put("Users", count(store.principals().count(Kind.USER)));
        summary.put("Groups", count(store.principals().count(Kind.GROUP)));
        summary.put("Roles", count(store.principals().count(Kind.ROLE)));
        summary.put("Policies", count(store.managed().count()));
        summary.put("InstanceProfiles", count(store.profiles().count()));
        summary.put("Providers", count(store.providers().count(ProviderKind.OIDC)));
        summary.put(
                "AccountAccessKeysPresent",
                store.keys().of(account.id()).await().isEmpty() ? 0 : 1);
        for (var none : NOT_HERE) {
            summary.put(none, 0);
        }
        return summary;
    }

    /** Each is bounded by its quota. */
    private static int count(Future<Long> rows) {
        return Math.toIntExact(rows.await());
    }

    private static Map<String, Integer> quotas() {
        return Map.ofEntries(
                Map.entry("UsersQuota", Quota.USERS),
                Map.entry("GroupsQuota", Quota.GROUPS),
                Map.entry("RolesQuota", Quota.ROLES),
                Map.entry("PoliciesQuota", Quota.POLICIES),
                Map.entry("InstanceProfilesQuota", Quota.PROFILES),
                Map.entry("GroupsPerUserQuota", Quota.GROUPS_OF_USER),
                Map.entry("AccessKeysPerUserQuota", Quota.KEYS_OF_USER),
                Map.entry("AttachedPoliciesPerUserQuota", Quota.ATTACHED),
                Map.entry("AttachedPoliciesPerGroupQuota", Quota.ATTACHED),
                Map.entry("AttachedPoliciesPerRoleQuota", Quota.ATTACHED),
                Map.entry("VersionsPerPolicyQuota", Quota.VERSIONS),
                Map.entry("UserPolicySizeQuota", Documents.INLINE_USER),
                Map.entry("GroupPolicySizeQuota", Documents.INLINE_GROUP),
                Map.entry("RolePolicySizeQuota", Documents.INLINE_ROLE),
                Map.entry("PolicySizeQuota", Documents.MANAGED),
                Map.entry("AssumeRolePolicySizeQuota", Documents.TRUST));
    }
}
