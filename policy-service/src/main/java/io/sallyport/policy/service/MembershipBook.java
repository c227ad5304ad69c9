package io.sallyport.policy.service;

import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.store.Page;
import io.sallyport.policy.store.Store;
import io.vertx.core.Future;

/** Users join and leave groups. */
public record MembershipBook(Ledger ledger) {
    /** A group and some of its users. */
    public record Members(Principal group, Page<Principal> users) {}

    public Future<Void> join(String userName, String groupName) {
        return ledger.enact(Epoch.POLICY, store -> {
            var group = Entities.named(store, Kind.GROUP, groupName);
            var user = Entities.named(store, Kind.USER, userName);
            if (store.memberships().add(user.id(), group.id()).await()) {
                refuseTooMany(store, user);
            }
        });
    }

    private static void refuseTooMany(Store store, Principal user) {
        var all = store.memberships()
                .groupsOf(user.id(), new Page.Want("", Quota.GROUPS_OF_USER))
                .await();
        if (all.after().isPresent()) {
            throw Refusals.quota("GroupsPerUser", Quota.GROUPS_OF_USER);
        }
    }

    public Future<Void> leave(String userName, String groupName) {
        return ledger.enact(Epoch.POLICY, store -> {
            var group = Entities.named(store, Kind.GROUP, groupName);
            var user = Entities.named(store, Kind.USER, userName);
            if (!store.memberships().remove(user.id(), group.id()).await()) {
                throw Refusals.missing("The user with name " + userName + " is not in group " + groupName + ".");
            }
        });
    }

    public Future<Members> members(String groupName, Page.Want want) {
        return ledger.read(store -> {
            var group = Entities.named(store, Kind.GROUP, groupName);
            return new Members(
                    group, store.memberships().usersIn(group.id(), want).await());
        });
    }

    public Future<Page<Principal>> groupsOf(String userName, Page.Want want) {
        return ledger.read(store -> {
            var user = Entities.named(store, Kind.USER, userName);
            return store.memberships().groupsOf(user.id(), want).await();
        });
    }
}
