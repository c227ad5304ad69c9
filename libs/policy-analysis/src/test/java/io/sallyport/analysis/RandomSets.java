package io.sallyport.analysis;

import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.Policies;
import io.sallyport.iampolicy.Principal;
import io.sallyport.iampolicy.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Policy sets over so few actions, resources and values that every request can be tried. */
final class RandomSets {
    static final String OWN = "123456789012";
    static final List<String> ACTIONS = List.of("s:GetA", "s:GetB", "s:PutA", "t:GetA");
    static final List<String> RESOURCES = List.of(
            "arn:aws:s:r:123456789012:h/a",
            "arn:aws:s:r:123456789012:h/b",
            "arn:aws:s:r:123456789012:h/a/c",
            "arn:aws:s:q:123456789012:i/a",
            "arn:aws:s:r:210987654321:h/a",
            "arn:aws:s:::h/b",
            "*");
    static final List<Principal> PRINCIPALS = List.of(
            new Principal.User("arn:aws:iam::123456789012:user/alice", OWN),
            new Principal.RoleSession(
                    "arn:aws:sts::123456789012:assumed-role/r/s", "arn:aws:iam::123456789012:role/r", OWN),
            new Principal.User("arn:aws:iam::210987654321:user/eve", "210987654321"),
            new Principal.Vouched("arn:aws:iam::123456789012:user/alice", OWN),
            new Principal.Anonymous());
    private static final List<String> NAMES = List.of(
            "*",
            "123456789012",
            "210987654321",
            "arn:aws:iam::123456789012:user/alice",
            "arn:aws:iam::123456789012:role/r",
            "arn:aws:sts::123456789012:assumed-role/r/s",
            "arn:aws:iam::210987654321:user/eve");
    private static final List<String> ACTION_PATTERNS =
            List.of("*", "s:*", "s:Get*", "s:?etA", "*:GetA", "s:GetA", "s:getb", "t:*", "s:PutA");
    private static final List<String> RESOURCE_PATTERNS = List.of(
            "*",
            "arn:aws:s:r:*:h/*",
            "arn:aws:s:*:*:h/a",
            "arn:aws:s:r:123456789012:h/a/*",
            "arn:aws:s:r:123456789012:h/?",
            "arn:aws:s",
            "arn:aws:s:r:123456789012:h/${x:k}",
            "arn:aws:s:*:*:h/${x:k, ~b~}",
            "arn:aws:s:*:123456789012:*/a",
            "arn:aws:s:r:123456789012:h/b");
    private static final List<String> CONDITIONS = List.of(
            "'StringEquals':{'x:k':'a'}",
            "'StringNotEquals':{'x:k':'a'}",
            "'StringEquals':{'x:k':['a','b']}",
            "'StringLike':{'X:K':'a*'}",
            "'StringNotLikeIfExists':{'x:k':'?'}",
            "'StringEqualsIfExists':{'x:k':'b'}",
            "'StringEquals':{'x:k':'${x:j}'}",
            "'StringEqualsIgnoreCase':{'x:j':'A'}",
            "'Null':{'x:k':'true'}",
            "'Null':{'x:k':'false'}",
            "'NumericLessThan':{'x:n':'5'}",
            "'NumericGreaterThanEquals':{'x:n':'5'}",
            "'NumericNotEquals':{'x:n':'1'}",
            "'ForAnyValue:StringEquals':{'x:k':'b'}",
            "'ForAllValues:StringNotEquals':{'x:k':'b'}",
            "'Bool':{'x:b':'true'}",
            "'Bool':{'x:b':'false'}");
    private static final Map<String, List<List<String>>> VALUES = Map.of(
            "x:k",
            List.of(List.of(), List.of("a"), List.of("b"), List.of("ac"), List.of(""), List.of("a", "b")),
            "x:j",
            List.of(List.of(), List.of("a")),
            "x:n",
            List.of(List.of(), List.of("1"), List.of("5"), List.of("nine")),
            "x:b",
            List.of(List.of(), List.of("true"), List.of("false")));

    private final Random random;

    RandomSets(long seed) {
        this.random = new Random(seed);
    }

    /** Every combination of values of the four keys. */
    static List<Context> contexts() {
        List<Map<String, Values>> all = new ArrayList<>(List.of(Map.of()));
        for (var key : VALUES.entrySet()) {
            List<Map<String, Values>> more = new ArrayList<>();
            for (var known : all) {
                for (var values : key.getValue()) {
                    var context = new HashMap<>(known);
                    context.put(key.getKey(), Values.of(values));
                    more.add(context);
                }
            }
            all = more;
        }
        return all.stream()
                .map(m -> (Context) k -> m.getOrDefault(k, Values.NONE))
                .toList();
    }

    Policies policies() {
        var rails = chance(5) ? List.of(identity(2)) : List.<CompiledPolicies>of();
        return new Policies(
                identity(3),
                chance(4) ? Optional.of(identity(2)) : Optional.empty(),
                chance(4) ? Optional.of(identity(2)) : Optional.empty(),
                chance(3) ? Optional.of(Documents.resource(statements(2, true))) : Optional.empty(),
                rails,
                false);
    }

    /** The same with one layer written anew, or none. */
    Policies edited(Policies before) {
        return switch (random.nextInt(4)) {
            case 0 -> before;
            case 1 -> before.withBoundary(identity(2));
            case 2 -> before.withSession(identity(2));
            default ->
                new Policies(
                        identity(3),
                        before.boundary(),
                        before.session(),
                        before.resource(),
                        before.guardRails(),
                        false);
        };
    }

    private CompiledPolicies identity(int most) {
        return Documents.identity(statements(most, false));
    }

    private String[] statements(int most, boolean principals) {
        var statements = new String[random.nextInt(most) + 1];
        for (var i = 0; i < statements.length; i++) {
            statements[i] = statement(principals);
        }
        return statements;
    }

    private String statement(boolean principals) {
        var text = new StringBuilder("{'Effect':'").append(chance(3) ? "Deny" : "Allow");
        if (principals) {
            text.append("','").append(chance(6) ? "NotPrincipal" : "Principal").append("':{'AWS':['");
            text.append(one(NAMES)).append("','").append(one(NAMES)).append("']},'");
        } else {
            text.append("','");
        }
        text.append(chance(6) ? "NotAction" : "Action").append("':['").append(one(ACTION_PATTERNS));
        text.append("','").append(one(ACTION_PATTERNS)).append("'],'");
        text.append(chance(6) ? "NotResource" : "Resource").append("':['").append(one(RESOURCE_PATTERNS));
        text.append("','").append(one(RESOURCE_PATTERNS)).append("']}");
        return chance(2) ? Documents.when(text.toString(), one(CONDITIONS)) : text.toString();
    }

    String actions() {
        return one(ACTION_PATTERNS);
    }

    String resources() {
        return one(List.of("*", "arn:aws:s:r:*:h/*", "arn:aws:s:r:123456789012:h/a", "arn:aws:s:*:*:h/b"));
    }

    Principal principal() {
        return one(PRINCIPALS);
    }

    <T> T one(List<T> pool) {
        return pool.get(random.nextInt(pool.size()));
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
