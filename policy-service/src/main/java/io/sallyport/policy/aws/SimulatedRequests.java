package io.sallyport.policy.aws;

import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.policy.store.Page;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Every action with every resource.
 *
 * @param resources {@code *} when none was named
 */
record SimulatedRequests(List<Numbered> actions, List<String> resources) {
    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9-]+:[A-Za-z0-9_-]+");
    private static final Pattern RESOURCE = Pattern.compile("\\*|arn:[^:]+:[^:]+:[^:]*:[^:]*:.+", Pattern.DOTALL);
    private static final int MOST_RESOURCES = 100;
    /** Statements looked at for one page: a page ends sooner when there is much to look at. */
    private static final int MOST_STEPS = 100_000;

    /** @param place by which pages are told apart; the same action may stand there twice */
    record Numbered(String place, String name) {}

    static SimulatedRequests of(List<String> actions, List<String> resources) {
        if (actions.isEmpty()) {
            throw invalid("ActionNames must have at least one action");
        }
        if (resources.size() > MOST_RESOURCES) {
            throw invalid("ResourceArns takes at most " + MOST_RESOURCES + " resources, found " + resources.size());
        }
        actions.forEach(action -> check(ACTION, action, "ActionNames must be service:Operation, as iam:CreateUser"));
        resources.forEach(resource -> check(RESOURCE, resource, "ResourceArns must be ARNs or *"));
        return new SimulatedRequests(numbered(actions), resources.isEmpty() ? List.of("*") : resources);
    }

    private static void check(Pattern shape, String text, String rule) {
        if (!shape.matcher(text).matches()) {
            throw invalid(rule + ", not \"" + text + "\"");
        }
    }

    private static Refusal invalid(String detail) {
        return new Refusal(PolicyFailure.INVALID_INPUT, detail);
    }

    private static List<Numbered> numbered(List<String> actions) {
        return IntStream.range(0, actions.size())
                .mapToObj(i -> new Numbered("%08d".formatted(i), actions.get(i)))
                .toList();
    }

    /** @param statements of the policies that each request is judged by */
    Page<Numbered> page(Page.Want want, int statements) {
        int each = Math.max(1, resources.size() * statements);
        if (each > MOST_STEPS) {
            throw invalid("This is too much for one simulation: " + resources.size() + " resources and " + statements
                    + " statements; ask for fewer resources at a time");
        }
        return Paging.part(
                actions, new Page.Want(want.after(), Math.min(want.most(), MOST_STEPS / each)), Numbered::place);
    }
}
