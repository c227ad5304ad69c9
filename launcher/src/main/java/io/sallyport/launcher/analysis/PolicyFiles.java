package io.sallyport.launcher.analysis;

import io.sallyport.analysis.Facts;
import io.sallyport.analysis.World;
import io.sallyport.analysis.World.AttachedPolicy;
import io.sallyport.analysis.World.Powers;
import io.sallyport.analysis.World.Role;
import io.sallyport.analysis.World.User;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.NamedPolicy;
import io.sallyport.iampolicy.Rules;
import io.sallyport.runtime.config.BadSetting;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An account's policies in files.
 *
 * <pre>
 * users/NAME/     *.json, boundary.json, about.json: {"Groups": ["…"], "Tags": {"…": "…"}}
 * groups/NAME/    *.json
 * roles/NAME/     trust.json, *.json, boundary.json, about.json
 * resources/      *.json, each the policy of a resource
 * guard-rails/    *.json, one of them must allow
 * identity-pools/ *.json, as cognito-identity get-identity-pool-roles prints them
 * *.json          each the only policy of a user of that name
 * </pre>
 */
record PolicyFiles(Path folder, String account) {
    private static final Set<String> NO_POLICY = Set.of("boundary.json", "trust.json", "about.json");

    /** @param more guard rails besides the folder's own */
    World world(Facts facts, List<CompiledPolicies> more) {
        var rails = Stream.concat(guardRails().stream(), more.stream()).toList();
        var roles =
                Documents.in(folder.resolve("roles")).stream().map(this::role).toList();
        var world = new World(account, users(), roles, List.of(), attached(), rails, false, facts);
        var pools = Documents.jsonIn(folder.resolve("identity-pools")).stream()
                .map(PolicyFiles::pool)
                .toList();
        return Surroundings.complete(world, pools);
    }

    /** @throws BadSetting when there is nothing */
    static PolicyFiles at(Path place, String account) {
        if (!Files.isDirectory(place)) {
            throw new BadSetting(place + " is no folder; --policies wants one with policy documents in it");
        }
        return new PolicyFiles(place, account);
    }

    private List<User> users() {
        List<User> users = new ArrayList<>();
        Documents.in(folder.resolve("users")).forEach(f -> users.add(user(f)));
        for (var file : Documents.jsonIn(folder)) {
            users.add(alone(file, account));
        }
        return List.copyOf(users);
    }

    /** @return a user who has this policy only */
    static User alone(Path file, String account) {
        var powers = new Powers(CompiledPolicies.of(Documents.read(file, Rules.IDENTITY)), Optional.empty(), Map.of());
        return new User("arn:aws:iam::" + account + ":user/" + Documents.nameOf(file), Set.of(), powers);
    }

    private User user(Path home) {
        var groups = about(home).getJsonArray("Groups", new io.vertx.core.json.JsonArray()).stream()
                .map(String::valueOf)
                .collect(Collectors.toSet());
        var places = Stream.concat(Stream.of(home), groups.stream().sorted().map(folder.resolve("groups")::resolve));
        return new User("arn:aws:iam::" + account + ":user/" + home.getFileName(), groups, powers(home, places));
    }

    private Role role(Path home) {
        var trust = Documents.read(home.resolve("trust.json"), Rules.TRUST);
        var arn = "arn:aws:iam::" + account + ":role/" + home.getFileName();
        return new Role(arn, CompiledPolicies.of(trust), powers(home, Stream.of(home)));
    }

    private static Powers powers(Path home, Stream<Path> places) {
        var own = places.flatMap(p -> Documents.jsonIn(p).stream())
                .filter(f -> !NO_POLICY.contains(String.valueOf(f.getFileName())))
                .map(f -> Documents.read(f, Rules.IDENTITY))
                .toList();
        var boundary = Optional.of(home.resolve("boundary.json"))
                .filter(Files::exists)
                .map(f -> CompiledPolicies.of(Documents.read(f, Rules.IDENTITY)));
        var tags = new TreeMap<String, String>();
        about(home).getJsonObject("Tags", new JsonObject()).forEach(t -> tags.put(t.getKey(), "" + t.getValue()));
        return new Powers(CompiledPolicies.of(own), boundary, tags);
    }

    private static JsonObject about(Path home) {
        var file = home.resolve("about.json");
        return Files.exists(file) ? object(file) : new JsonObject();
    }

    private static JsonObject object(Path file) {
        try {
            return new JsonObject(Documents.text(file));
        } catch (DecodeException e) {
            throw new BadSetting(file + " is not a JSON object (" + e.getMessage() + ")");
        }
    }

    private List<AttachedPolicy> attached() {
        List<NamedPolicy> all = Documents.jsonIn(folder.resolve("resources")).stream()
                .map(f -> Documents.read(f, Rules.RESOURCE))
                .toList();
        return all.isEmpty() ? List.of() : List.of(new AttachedPolicy("resources", "*", CompiledPolicies.of(all)));
    }

    private List<CompiledPolicies> guardRails() {
        return Files.isDirectory(folder.resolve("guard-rails")) ? guardRails(folder.resolve("guard-rails")) : List.of();
    }

    /** @param place a policy document or a folder of them: together one level, as the product reads them */
    static List<CompiledPolicies> guardRails(Path place) {
        var files = Files.isDirectory(place) ? Documents.jsonIn(place) : List.of(place);
        return List.of(CompiledPolicies.of(
                files.stream().map(f -> Documents.read(f, Rules.GUARD_RAIL)).toList()));
    }

    /** Which providers the pool has besides those with a mapping is not told, nor whether it has guests: it may. */
    private static IdentityPool pool(Path file) {
        var pool = object(file);
        var roles = pool.getJsonObject("Roles", new JsonObject());
        var mappings = pool.getJsonObject("RoleMappings", new JsonObject());
        var ruled = mappings.stream().flatMap(m -> rules((JsonObject) m.getValue()));
        return new IdentityPool(
                pool.getString("IdentityPoolId", Documents.nameOf(file)),
                Stream.concat(Optional.ofNullable(roles.getString("authenticated")).stream(), ruled)
                        .toList(),
                Optional.ofNullable(roles.getString("unauthenticated")),
                mappings.stream().anyMatch(m -> "Token".equals(((JsonObject) m.getValue()).getString("Type"))),
                mappings.fieldNames().stream()
                        .map(name -> name.replaceFirst(":[^:]*$", ""))
                        .distinct()
                        .toList());
    }

    private static Stream<String> rules(JsonObject mapping) {
        return mapping
                .getJsonObject("RulesConfiguration", new JsonObject())
                .getJsonArray("Rules", new io.vertx.core.json.JsonArray())
                .stream()
                .map(r -> ((JsonObject) r).getString("RoleARN"));
    }
}
