package io.sallyport.launcher.analysis;

import io.sallyport.analysis.Routed;
import io.sallyport.analysis.TooLarge;
import io.sallyport.runtime.config.BadSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tells what the routes of an API say by themselves about a method and a path. What they leave to policies is handed on.
 *
 * @param what what is asked about, as people read it
 */
record RouteAnswers(LiveApi api, String what, Report report) {

    /** @param policies requests that policies decide about */
    record Told(Said said, List<Routed> policies) {}

    /** @throws BadSetting when the API has no route for it, with those that it has */
    Told tell(Routes.Asked asked) {
        try {
            return tell(api.routes().serving(asked));
        } catch (TooLarge e) {
            report.unsure("which routes get " + what + " could not be decided: " + e.getMessage());
            return new Told(Said.DOUBT, List.of());
        }
    }

    private Told tell(Map<Route, List<Routed>> serving) {
        if (serving.isEmpty()) {
            throw new BadSetting("no route of the API serves " + what + "; it has "
                    + String.join(", ", api.routes().keys()));
        }
        var said = Said.NOBODY;
        List<Routed> policies = new ArrayList<>();
        for (var each : serving.entrySet()) {
            if (each.getKey().access() instanceof Access.Iam) {
                policies.addAll(each.getValue());
            } else {
                said = said.and(tell(each.getKey(), by(each, serving)));
            }
        }
        return new Told(said, List.copyOf(policies));
    }

    private Said tell(Route route, String reached) {
        return switch (route.access()) {
            case Access.Open _ -> open(reached);
            case Access.Tokens(var whose, var by) -> {
                report.yes("whoever has a token of " + whose + " can reach " + reached);
                report.detail("no IAM policy has a say: the route's authorizer is of type " + by);
                yield Said.SOMEBODY;
            }
            case Access.Function _ -> {
                report.unsure("the route's authorizer decides about " + reached + ": it is a function");
                yield Said.DOUBT;
            }
            case Access.Iam _ -> Said.NOBODY;
        };
    }

    private Said open(String reached) {
        if (api.hasPolicy()) {
            report.unsure(reached + " asks nobody who they are, and the API's resource policy decides");
            return Said.DOUBT;
        }
        report.yes("anyone can reach " + reached + ": it asks nobody who they are");
        return Said.SOMEBODY;
    }

    /** Where several routes get something of what was asked about, which. */
    private String by(Map.Entry<Route, List<Routed>> each, Map<Route, List<Routed>> serving) {
        return serving.size() == 1
                ? what
                : what + " (where it is route " + each.getKey().key() + ")";
    }
}
