package io.sallyport.token.service;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.runtime.sql.Duplicate;
import io.sallyport.token.core.Group;
import io.sallyport.token.core.Page;
import io.sallyport.token.core.Pool;
import io.sallyport.token.core.User;
import io.sallyport.token.store.GroupStore;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;

/** Groups and who is in them. What a user's next tokens say follows at their next issue. */
public record Groups(Directory directory, GroupStore store, InstantSource clock) {

    public Group create(
            Pool pool, String name, Optional<String> description, Optional<String> role, Optional<Integer> precedence) {
        var now = clock.instant();
        var group = new Group(pool.id(), name, description, role, precedence, now, now);
        store.insert(group)
                .recover(e -> Future.failedFuture(
                        e instanceof Duplicate
                                ? new Refusal(TokenFailure.GROUP_EXISTS, "A group with the name already exists.")
                                : e))
                .await();
        return group;
    }

    public Group get(Pool pool, String name) {
        return store.find(pool.id(), name).await().orElseThrow(Groups::notFound);
    }

    public Page<Group> page(Pool pool, String after, int limit) {
        return Page.of(store.page(pool.id(), after, limit + 1).await(), limit, Group::name);
    }

    /** What is not said stays. */
    public Group update(
            Pool pool, String name, Optional<String> description, Optional<String> role, Optional<Integer> precedence) {
        var group = get(pool, name).with(description, role, precedence, clock.instant());
        if (!store.update(group).await()) {
            throw notFound();
        }
        return group;
    }

    private static Refusal notFound() {
        return new Refusal(TokenFailure.GROUP_NOT_FOUND, "Group not found.");
    }

    public Page<User> members(Pool pool, String name, String after, int limit) {
        var found = directory.users().members(get(pool, name), after, limit + 1).await();
        return Page.of(found, limit, User::sub);
    }

    public void delete(Pool pool, String name) {
        var group = get(pool, name);
        store.delete(pool.id(), group.name()).await();
    }

    public void add(Pool pool, String name, String username) {
        store.add(get(pool, name), directory.user(pool, username)).await();
    }

    public void remove(Pool pool, String name, String username) {
        store.remove(get(pool, name), directory.user(pool, username)).await();
    }

    /** @return the strongest first */
    public Page<Group> of(Pool pool, String username, String after, int limit) {
        var all = store.of(directory.user(pool, username)).await();
        var rest = after.isEmpty()
                ? all
                : all.stream()
                        .dropWhile(group -> !group.name().equals(after))
                        .skip(1)
                        .toList();
        return Page.of(rest, limit, Group::name);
    }
}
