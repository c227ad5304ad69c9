package io.sallyport.policy.service;

import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.InlinePolicy;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.ManagedPolicy;
import io.sallyport.policy.core.Owner;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.store.ManagedPolicies.Filter;
import io.sallyport.policy.store.Page;
import io.sallyport.policy.store.Store;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that the account holds, with all that belongs to it, some at a time. */
public record DetailBook(Ledger ledger, Account account) {
    private static final Page.Want ALL_GROUPS = new Page.Want("", Quota.GROUPS_OF_USER);

    /** What there is, in the order in which it is shown. */
    public enum Part {
        USERS,
        GROUPS,
        ROLES,
        OWN_POLICIES,
        SUPPLIED_POLICIES
    }

    /** Something with what belongs to it. */
    public sealed interface Detail {
        /**
         * A user, a role or a group.
         *
         * @param groups   of a user
         * @param profiles of a role
         */
        record OfPrincipal(
                Principal principal,
                List<InlinePolicy> inline,
                List<ManagedPolicy> attached,
                List<Principal> groups,
                List<ProfileBook.Held> profiles)
                implements Detail {}

        record OfPolicy(PolicyBook.Used used, List<PolicyBook.Version> versions) implements Detail {}
    }

    /** Where a page begins. */
    private record Place(Part part, String after) {
        static Place parse(String text) {
            if (text.isEmpty()) {
                return new Place(Part.USERS, "");
            }
            var colon = text.indexOf(':');
            return Arrays.stream(Part.values())
                    .filter(part -> colon > 0 && part.name().equals(text.substring(0, colon)))
                    .findFirst()
                    .map(part -> new Place(part, text.substring(colon + 1)))
                    .orElseThrow(() -> Refusals.malformed("Invalid Marker: give back the one of the page before"));
        }

        Page.Want in(Part wanted, int most) {
            return new Page.Want(wanted == part ? after : "", most);
        }
    }

    public Future<Page<Detail>> list(Set<Part> parts, Page.Want want) {
        var from = Place.parse(want.after());
        return ledger.read(store -> page(store, parts, from, want.most()));
    }

    private Page<Detail> page(Store store, Set<Part> parts, Place from, int most) {
        var found = new ArrayList<Detail>();
        for (var part : Part.values()) {
            if (part.compareTo(from.part()) < 0 || !parts.contains(part)) {
                continue;
            }
            if (found.size() == most) {
                return new Page<>(found, Optional.of(part.name() + ":"));
            }
            var some = some(store, part, from.in(part, most - found.size()));
            found.addAll(some.items());
            if (some.after().isPresent()) {
                return new Page<>(found, some.after().map(after -> part.name() + ":" + after));
            }
        }
        return new Page<>(found, Optional.empty());
    }

    private Page<? extends Detail> some(Store store, Part part, Page.Want want) {
        return switch (part) {
            case USERS -> principals(store, Kind.USER, want);
            case GROUPS -> principals(store, Kind.GROUP, want);
            case ROLES -> principals(store, Kind.ROLE, want);
            case OWN_POLICIES -> policies(store, Owner.LOCAL, want);
            case SUPPLIED_POLICIES -> policies(store, Owner.AWS, want);
        };
    }

    private static Page<Detail.OfPrincipal> principals(Store store, Kind kind, Page.Want want) {
        return store.principals().list(kind, "/", want).await().map(principal -> detail(store, principal));
    }

    private static Detail.OfPrincipal detail(Store store, Principal principal) {
        var id = principal.id();
        return new Detail.OfPrincipal(
                principal,
                store.inline().of(id).await(),
                store.attachments().of(id).await(),
                store.memberships().groupsOf(id, ALL_GROUPS).await().items(),
                store.profiles().of(id).await().stream()
                        .map(profile -> ProfileBook.held(store, profile))
                        .toList());
    }

    private Page<Detail.OfPolicy> policies(Store store, Owner owner, Page.Want want) {
        return store.managed()
                .list(new Filter(Optional.of(owner), Set.of(), "/"), want)
                .await()
                .map(policy -> new Detail.OfPolicy(
                        PolicyBook.used(store, account, policy), PolicyBook.versions(store, policy)));
    }
}
