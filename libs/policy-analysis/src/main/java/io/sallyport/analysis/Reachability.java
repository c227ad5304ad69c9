package io.sallyport.analysis;

import io.sallyport.analysis.Decider.Ask;
import io.sallyport.analysis.Findings.Doubt;
import io.sallyport.analysis.Findings.Path;
import io.sallyport.iampolicy.CompiledPolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether anyone can do something, who, and by which path. */
public final class Reachability {
    private final World world;
    private final Goal goal;
    private final Reader reader;
    private final Decider decider;
    private final List<Path> paths = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();

    /** Some of what is asked for, all under one policy of its own or under none. */
    private record Part(Language resources, Optional<CompiledPolicies> policy) {}

    private Reachability(World world, Goal goal, Budget budget) {
        this.world = world;
        this.goal = goal;
        this.reader = new Reader(budget);
        this.decider = new Decider(reader);
    }

    /** @return at most one path; nobody only when it is proved that there is none */
    public static Findings canAnyone(World world, Goal goal, Budget budget) {
        return new Reachability(world, goal, budget).find(1);
    }

    /** @return a path for each who can, the nearest first */
    public static Findings whoCan(World world, Goal goal, Budget budget) {
        return new Reachability(world, goal, budget).find(Integer.MAX_VALUE);
    }

    private Findings find(int most) {
        try {
            var actions = Texts.action(goal.action(), reader.budget()).and(Texts.ACTIONS, reader.budget());
            var parts = parts();
            for (var caller : Sessions.of(world, goal, decider)) {
                if (paths.size() < most) {
                    ask(caller, actions, parts);
                }
            }
        } catch (TooLarge e) {
            doubts.add(new Doubt("everyone", List.of(e.getMessage())));
        }
        return new Findings(List.copyOf(paths), List.copyOf(doubts));
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        var budget = reader.budget();
        var rest = goal.resources(budget);
        for (var attached : world.resources()) {
            var governed = Texts.resource(attached.resources(), budget);
            parts.add(new Part(rest.and(governed, budget), Optional.of(attached.policies())));
            rest = rest.minus(governed, budget);
        }
        parts.add(new Part(rest, Optional.empty()));
        return parts.stream().filter(p -> !p.resources().isEmpty()).toList();
    }

    private void ask(Caller caller, Language actions, List<Part> parts) {
        var before = paths.size();
        for (var part : parts) {
            if (paths.size() == before) {
                ask(caller, actions, part);
            }
        }
    }

    private void ask(Caller caller, Language actions, Part part) {
        var policies = part.policy().map(caller.policies()::withResource).orElse(caller.policies());
        var spelling = Spelling.of(List.of(goal.action()));
        var ask = new Ask(caller.principal(), policies, caller.facts(), actions, part.resources(), spelling);
        switch (answer(ask, caller)) {
            case Answer.No _ -> {}
            case Answer.Unsure(var because) -> doubts.add(new Doubt(caller.name(), because));
            case Answer.Yes(var witness) -> {
                var walked = Trail.to(caller, witness, decider);
                walked.steps()
                        .ifPresentOrElse(
                                s -> paths.add(new Path(s)),
                                () -> doubts.add(new Doubt(caller.name(), walked.because())));
            }
        }
    }

    /** With the tags that a session has by itself; and if not so, with any that it could have been given. */
    private Answer answer(Ask ask, Caller caller) {
        var answer = decider.answer(ask);
        return answer instanceof Answer.Yes || caller.loose().equals(caller.facts())
                ? answer
                : decider.answer(new Ask(
                        ask.who(), ask.policies(), caller.loose(), ask.actions(), ask.resources(), ask.spelling()));
    }
}
