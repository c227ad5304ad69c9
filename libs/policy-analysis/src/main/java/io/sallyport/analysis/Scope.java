package io.sallyport.analysis;

import io.sallyport.analysis.Search.Constraint;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.Effect;
import io.sallyport.iampolicy.Grade;
import io.sallyport.iampolicy.Policies;
import io.sallyport.iampolicy.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All statements that have a say for one caller, and the ways in which they combine to a yes: {@link
 * io.sallyport.iampolicy.Evaluator}'s page as constraints. A way is a list of layers, of each of which one statement must allow; that none
 * may deny goes for all.
 */
final class Scope {
    private final Principal who;
    private final Policies policies;
    private final List<List<Rule>> rails;
    private final Optional<List<Rule>> resource;
    private final List<Rule> identity;
    private final Optional<List<Rule>> boundary;
    private final Optional<List<Rule>> session;

    Scope(Principal who, Policies policies, Facts facts, Reader reader) {
        this.who = who;
        this.policies = policies;
        this.rails = policies.guardRails().stream()
                .map(l -> reader.rules(l, who, facts))
                .toList();
        this.resource = read(policies.resource(), facts, reader);
        this.identity = reader.rules(policies.identity(), who, facts);
        this.boundary = read(policies.boundary(), facts, reader);
        this.session = read(policies.session(), facts, reader);
    }

    private Optional<List<Rule>> read(Optional<CompiledPolicies> side, Facts facts, Reader reader) {
        return side.map(s -> reader.rules(s, who, facts));
    }

    Principal who() {
        return who;
    }

    Policies policies() {
        return policies;
    }

    Stream<Rule> rules() {
        var some = Stream.of(resource, boundary, session).flatMap(Optional::stream);
        return Stream.concat(Stream.concat(rails.stream(), Stream.of(identity)), some)
                .flatMap(List::stream);
    }

    /** Resources that the same ways lead to. */
    record Region(Language resources, List<List<List<Rule>>> ways) {}

    List<Region> regions(Reader reader) {
        return switch (who) {
            case Principal.Federated _, Principal.Service _, Principal.Anonymous _ ->
                List.of(new Region(Texts.RESOURCES, List.of(List.of(granting(Grade.DIRECT)))));
            case Principal.User _,
                    Principal.Root _,
                    Principal.RoleSession _,
                    Principal.FederatedUser _,
                    Principal.Vouched _ -> {
                yield List.of(
                        new Region(reader.ownedBy(who.account()), railed(ownWays())),
                        new Region(reader.foreignTo(who.account()), railed(foreignWays())));
            }
        };
    }

    private List<Rule> granting(Grade atLeast) {
        return allows(resource.orElse(List.of())).stream()
                .filter(r -> r.grade().atLeast(atLeast))
                .toList();
    }

    private static List<Rule> allows(List<Rule> rules) {
        return rules.stream().filter(r -> r.effect() == Effect.ALLOW).toList();
    }

    private List<List<List<Rule>>> ownWays() {
        var gate = policies.decisive() ? List.of(granting(Grade.ACCOUNT)) : List.<List<Rule>>of();
        if (resource.isEmpty()) {
            return policies.decisive() ? List.of() : List.of(narrowed(List.of(), allows(identity)));
        }
        return List.of(
                narrowed(gate, allows(identity)),
                joined(gate, List.of(granting(Grade.DIRECT))),
                narrowed(gate, granting(Grade.ROLE)));
    }

    private List<List<List<Rule>>> foreignWays() {
        return resource.isEmpty() ? List.of() : List.of(narrowed(List.of(granting(Grade.ACCOUNT)), allows(identity)));
    }

    /** A grant that boundary and session must let pass. */
    private List<List<Rule>> narrowed(List<List<Rule>> before, List<Rule> grant) {
        List<List<Rule>> layers = new ArrayList<>(before);
        layers.add(grant);
        boundary.ifPresent(b -> layers.add(allows(b)));
        session.ifPresent(s -> layers.add(allows(s)));
        return layers;
    }

    private List<List<List<Rule>>> railed(List<List<List<Rule>>> ways) {
        var layers = rails.stream().map(Scope::allows).toList();
        return ways.stream().map(w -> joined(layers, w)).toList();
    }

    private static List<List<Rule>> joined(List<List<Rule>> some, List<List<Rule>> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** @return alternatives: whatever is allowed meets all constraints of one of them */
    List<List<Constraint>> allowed(Region region) {
        var denies = Search.noneDenies(rules().toList());
        return region.ways().stream()
                .map(w -> Stream.concat(w.stream().map(l -> (Constraint) new Constraint.OneApplies(l)), denies.stream())
                        .toList())
                .toList();
    }

    /** @return alternatives: whatever is refused meets all constraints of one of them */
    List<List<Constraint>> refused(Region region) {
        List<List<Constraint>> alternatives = new ArrayList<>();
        var denies = rules().filter(r -> r.effect() == Effect.DENY).toList();
        alternatives.add(List.of(new Constraint.OneApplies(denies)));
        alternatives.addAll(closed(region.ways()));
        return alternatives;
    }

    /** Of each way one layer in which nothing allows. */
    private static List<List<Constraint>> closed(List<List<List<Rule>>> ways) {
        List<List<Constraint>> closed = new ArrayList<>();
        closed.add(List.of());
        for (var way : ways) {
            closed = closed.stream()
                    .flatMap(c -> way.stream().map(l -> with(c, l)))
                    .distinct()
                    .toList();
        }
        return closed;
    }

    private static List<Constraint> with(List<Constraint> constraints, List<Rule> layer) {
        return Stream.concat(constraints.stream(), layer.stream().map(r -> (Constraint) new Constraint.DoesNotApply(r)))
                .distinct()
                .toList();
    }
}
