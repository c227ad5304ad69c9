package io.sallyport.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.analysis.World.Powers;
import io.sallyport.analysis.World.Role;
import io.sallyport.analysis.World.User;
import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.Evaluator;
import io.sallyport.iampolicy.Policies;
import io.sallyport.iampolicy.Principal;
import io.sallyport.iampolicy.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** P09: chains of roles against assuming everything that can be assumed. {@code -Dsallyport.seed=…} repeats a run. */
class ChainSoundnessTest {
    private static final String ACCOUNT = RandomSets.OWN;
    private static final String TREASURE = "arn:aws:s:r:123456789012:treasure";
    private static final int WORLDS = 200;

    private final long seed = Long.getLong("sallyport.seed", new Random().nextLong());
    private final RandomSets random = new RandomSets(seed);

    @Test
    void p09_who_reaches_is_who_reaches_by_assuming_everything() {
        var reached = 0;
        for (var i = 0; i < WORLDS; i++) {
            var world = world();
            var findings = Reachability.whoCan(world, Goal.of("s:Get", TREASURE), Budget.standard());
            var tried = reaching(world);
            assertThat(findings.doubts()).as("seed " + seed).isEmpty();
            assertThat(findings.paths().stream()
                            .map(p -> p.last().request().principal())
                            .toList())
                    .as("seed " + seed + ": " + world)
                    .containsExactlyInAnyOrderElementsOf(tried);
            reached += tried.isEmpty() ? 0 : 1;
        }
        assertThat(reached).isBetween(WORLDS / 10, WORLDS * 9 / 10);
    }

    private World world() {
        List<User> users = new ArrayList<>();
        List<Role> roles = new ArrayList<>();
        for (var name : List.of("a", "b", "c", "d")) {
            roles.add(new Role("arn:aws:iam::" + ACCOUNT + ":role/" + name, Documents.trust(trust()), powers()));
        }
        users.add(new User("arn:aws:iam::" + ACCOUNT + ":user/u", Set.of(), powers()));
        return new World(ACCOUNT, users, roles, List.of(), List.of(), List.of(), false, Facts.NONE);
    }

    private String trust() {
        var name = random.one(List.of("123456789012", "role/a", "role/b", "role/c", "user/u", "role/d"));
        var full = name.startsWith("1") ? name : "arn:aws:iam::" + ACCOUNT + ":" + name;
        return Documents.trusting("'AWS':'" + full + "'", "sts:AssumeRole");
    }

    private Powers powers() {
        var grants = List.of(
                Documents.allow("sts:AssumeRole", "*"),
                Documents.allow("sts:*", "arn:aws:iam::*:role/" + random.one(List.of("a", "b", "?"))),
                Documents.allow("t:*", "*"));
        var own = random.chance(5) ? Documents.allow("s:Get", "*") : random.one(grants);
        var deny = Documents.deny("sts:*", "arn:aws:iam::*:role/" + random.one(List.of("a", "b", "none")));
        return new Powers(Documents.identity(own, deny), Optional.empty(), Map.of());
    }

    private static List<Principal> reaching(World world) {
        var seen = new HashSet<Principal>();
        var open = new ArrayDeque<Map.Entry<Principal, Powers>>();
        world.users().forEach(u -> open.add(Map.entry(u.principal(), u.powers())));
        List<Principal> reaching = new ArrayList<>();
        while (!open.isEmpty()) {
            var caller = open.remove();
            if (seen.add(caller.getKey())) {
                var policies = Policies.ofIdentity(caller.getValue().identity());
                if (allowed(caller.getKey(), "s:Get", TREASURE, policies)) {
                    reaching.add(caller.getKey());
                }
                world.roles().stream()
                        .filter(r -> allowed(caller.getKey(), "sts:AssumeRole", r.arn(), policies.withTrust(r.trust())))
                        .forEach(r -> open.add(Map.entry(r.session("session"), r.powers())));
            }
        }
        return reaching;
    }

    private static boolean allowed(Principal who, String action, String resource, Policies policies) {
        return Evaluator.evaluate(Request.of(who, Action.of(action), resource, Context.EMPTY), policies)
                .allowed();
    }
}
