package io.sallyport.iampolicy;

import java.util.ArrayList;
import java.util.List;

/** Tells why: the plain decision, and what each statement had to do with it. */
public final class Explainer {
    private Explainer() {}

    /** @return the decision of {@link Evaluator#evaluate}, with its trace */
    public static Trace explain(Request request, Policies policies) {
        List<Trace.Step> steps = new ArrayList<>();
        for (var level = 0; level < policies.guardRails().size(); level++) {
            steps.addAll(steps(Layer.GUARD_RAIL, level, policies.guardRails().get(level), request));
        }
        policies.resource().ifPresent(p -> steps.addAll(steps(Layer.RESOURCE, 0, p, request)));
        steps.addAll(steps(Layer.IDENTITY, 0, policies.identity(), request));
        policies.boundary().ifPresent(p -> steps.addAll(steps(Layer.BOUNDARY, 0, p, request)));
        policies.session().ifPresent(p -> steps.addAll(steps(Layer.SESSION, 0, p, request)));
        return new Trace(request, Evaluator.evaluate(request, policies), List.copyOf(steps));
    }

    private static List<Trace.Step> steps(Layer layer, int level, CompiledPolicies side, Request request) {
        return side.statements().stream()
                .map(s -> new Trace.Step(
                        layer,
                        level,
                        s.ref(),
                        s.statement().source().effect(),
                        s.statement().examine(request),
                        s.statement().conditionFindings(request.context())))
                .toList();
    }
}
