package io.sallyport.gateway.simulate;

import io.sallyport.iampolicy.Decision;
import io.sallyport.iampolicy.StatementRef;
import io.sallyport.iampolicy.Trace;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What policies were asked, what they answered, and what each statement had to do with it. */
final class Reasoning {
    /** Statements that do not match, of one decision; those that match are told however many there are. */
    private static final int MOST_MISSED = 100;

    private Reasoning() {}

    static JsonObject of(Observer.Heard heard) {
        var trace = heard.trace();
        var matched = trace.steps().stream().filter(Trace.Step::matched).toList();
        var missed = trace.steps().stream().filter(step -> !step.matched()).toList();
        var steps = new JsonArray();
        matched.forEach(step -> steps.add(step(step)));
        missed.stream().limit(MOST_MISSED).forEach(step -> steps.add(step(step)));
        return new JsonObject()
                .put("demand", heard.demand().name())
                .put("action", trace.request().action().name())
                .put("resource", trace.request().resource())
                .put("decision", decision(trace.decision()))
                .put("statements", steps)
                .put("leftOut", Math.max(0, missed.size() - MOST_MISSED));
    }

    private static JsonObject decision(Decision decision) {
        return switch (decision) {
            case Decision.Allowed(var by) -> statement(by).put("outcome", "allowed");
            case Decision.Denied(var layer, var by) ->
                statement(by).put("outcome", "explicitDeny").put("layer", layer.name());
            case Decision.NotGranted(var missing) ->
                new JsonObject().put("outcome", "implicitDeny").put("layer", missing.name());
        };
    }

    private static JsonObject statement(StatementRef ref) {
        var statement = new JsonObject()
                .put("policy", ref.policyName())
                .put("index", ref.index())
                .put("line", ref.position().line())
                .put("column", ref.position().column());
        ref.sid().ifPresent(sid -> statement.put("sid", sid));
        return statement;
    }

    private static JsonObject step(Trace.Step step) {
        var told = statement(step.statement())
                .put("layer", step.layer().name())
                .put("effect", step.effect().name())
                .put("matched", step.matched())
                .put("conditions", conditions(step.conditions()));
        return switch (step.finding()) {
            case Trace.Finding.Matched _ -> told;
            case Trace.Finding.Missed(var first) -> told.put("missed", first.name());
        };
    }

    private static JsonArray conditions(List<Trace.ConditionFinding> findings) {
        var conditions = new JsonArray();
        findings.forEach(found -> conditions.add(new JsonObject()
                .put("operator", found.condition().operator().word())
                .put("key", found.condition().key())
                .put("wanted", new JsonArray(found.condition().values()))
                .put("actual", new JsonArray(found.actual()))
                .put("holds", found.holds())));
        return conditions;
    }
}
