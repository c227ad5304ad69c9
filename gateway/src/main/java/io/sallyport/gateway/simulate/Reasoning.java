package io.sallyport.gateway.simulate;

import io.sallyport.iampolicy.Decision;
import io.sallyport.iampolicy.StatementRef;
import io.sallyport.iampolicy.Trace;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** What policies were asked, what they answered, and what each statement had to do with it. */
final class Reasoning {
    /** Statements of one decision that are told, those that match first. */
    private static final int MOST = 500;

    private static final int MOST_MISSED = 100;

    private Reasoning() {}

    static JsonObject of(Observer.Heard heard) {
        var trace = heard.trace();
        var statements = statements(trace.steps());
        return new JsonObject()
                .put("demand", heard.demand().name())
                .put("action", trace.request().action().name())
                .put("resource", trace.request().resource())
                .put("decision", decision(trace.decision()))
                .put("statements", statements)
                .put("leftOut", trace.steps().size() - statements.size());
    }

    private static JsonArray statements(List<Trace.Step> steps) {
        var told = new JsonArray();
        var missed = steps.stream().filter(step -> !step.matched()).limit(MOST_MISSED);
        Stream.concat(steps.stream().filter(Trace.Step::matched), missed)
                .limit(MOST)
                .forEach(step -> told.add(step(step)));
        return told;
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
