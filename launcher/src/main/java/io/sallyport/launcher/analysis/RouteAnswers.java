package io.sallyport.launcher.analysis;

import io.sallyport.analysis.Facts;
import io.sallyport.analysis.Findings;
import io.sallyport.analysis.Routed;
import io.sallyport.analysis.TooLarge;
import io.sallyport.runtime.config.BadSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tells what the routes of an API, and its own policy, say about a method and a path. What they leave to IAM policies is handed on.
 *
 * @param what  what is asked about, as people read it
 * @param facts what is known of every request
 */
record RouteAnswers(LiveApi api, String what, Facts facts, Report report) {

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
                said = said.and(tell(each.getKey(), each.getValue(), by(each, serving)));
            }
        }
        return new Told(said, List.copyOf(policies));
    }

    private Said tell(Route route, List<Routed> requests, String reached) {
        return switch (route.access()) {
            case Access.Open _ -> tell("anyone", "it asks nobody who they are", requests, reached);
            case Access.Tokens(var whose, var by) ->
                tell("whoever has a token of " + whose, "the route's authorizer is of type " + by, requests, reached);
            case Access.Function _ -> function(requests, reached);
            case Access.Iam _ -> Said.NOBODY;
        };
    }

    /** Nobody's IAM policies have a say; where the API has one of its own, it has to allow. */
    private Said tell(String who, String why, List<Routed> requests, String reached) {
        return api.policy()
                .map(own -> tell(who, why, own.allows(requests, facts), reached))
                .orElseGet(() -> {
                    report.yes(who + " can reach " + reached);
                    report.detail("no policy has a say: " + why);
                    return Said.SOMEBODY;
                });
    }

    private Said tell(String who, String why, Findings byApi, String reached) {
        byApi.paths().forEach(path -> {
            report.yes(who + " can reach " + reached + ": the API's own policy allows it");
            report.detail("no other policy has a say: " + why);
            report.path(path);
        });
        report.doubts(byApi);
        return Said.of(byApi);
    }

    /** Where the API has a policy of its own, either of the two may allow, and neither may deny. */
    private Said function(List<Routed> requests, String reached) {
        if (api.policy().map(own -> own.spares(requests, facts).nobody()).orElse(false)) {
            return Said.NOBODY;
        }
        report.unsure("the route's authorizer decides about " + reached + ": it is a function");
        api.policy().stream()
                .flatMap(own -> own.allows(requests, facts).paths().stream())
                .forEach(path -> {
                    report.detail("about whom it says nothing, the API's own policy lets in:");
                    report.path(path);
                });
        return Said.DOUBT;
    }

    /** Where several routes get something of what was asked about, which. */
    private String by(Map.Entry<Route, List<Routed>> each, Map<Route, List<Routed>> serving) {
        return serving.size() == 1
                ? what
                : what + " (where it is route " + each.getKey().key() + ")";
    }
}
