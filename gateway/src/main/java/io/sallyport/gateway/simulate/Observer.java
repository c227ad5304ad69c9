package io.sallyport.gateway.simulate;

import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.auth.Asking;
import io.sallyport.gateway.core.Who;
import io.sallyport.gateway.front.Escort;
import io.sallyport.gateway.routes.CompiledApi;
import io.sallyport.iampolicy.Explainer;
import io.sallyport.iampolicy.Intent;
import io.sallyport.iampolicy.Policies;
import io.sallyport.iampolicy.Trace;
import io.sallyport.runtime.http.Outbound;
import io.sallyport.runtime.trust.Judgement;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes with one simulated request as far as it is let in, and remembers the way. Beyond is nothing. */
final class Observer implements Escort {
    private final List<Heard> judgements = new ArrayList<>();
    private Optional<CompiledApi> api = Optional.empty();
    private Optional<Asking> asking = Optional.empty();
    private Optional<Who> who = Optional.empty();
    private Optional<Refusal> refusal = Optional.empty();
    private boolean letIn;

    /** One question to policies, and their answer with its reasons. */
    record Heard(Trace trace, Demand demand) {
        boolean isAbout(Heard other) {
            return trace.request().equals(other.trace.request());
        }
    }

    @Override
    public boolean genuine() {
        return false;
    }

    @Override
    public void reached(CompiledApi found) {
        api = Optional.of(found);
    }

    @Override
    public void routed(Asking found) {
        asking = Optional.of(found);
    }

    @Override
    public void met(Who somebody) {
        who = Optional.of(somebody);
    }

    @Override
    public Future<Judgement> hearing(Future<Judgement> judgement, Demand demand) {
        return judgement.map(one -> {
            hear(new Heard(one.trace().get(), demand));
            return one;
        });
    }

    @Override
    public void judged(Intent intent, String arn, Policies policies, Demand demand) {
        hear(new Heard(Explainer.explain(intent.on(arn), policies), demand));
    }

    /** What has to be allowed must not be denied either, and is told once. */
    private void hear(Heard heard) {
        var before = judgements.stream().filter(heard::isAbout).findFirst();
        if (before.isEmpty() || heard.demand() == Demand.ALLOWED) {
            before.ifPresent(judgements::remove);
            judgements.add(heard);
        }
    }

    /** The one place where a real request goes on. */
    @Override
    public Future<Outbound> letIn(Asking asked, Who somebody) {
        letIn = true;
        return Future.succeededFuture(Outbound.of(200, "text/plain", ""));
    }

    @Override
    public void refused(Refusal why, String requestId) {
        refusal = Optional.of(why);
    }

    boolean wasLetIn() {
        return letIn;
    }

    Optional<CompiledApi> api() {
        return api;
    }

    Optional<Asking> asking() {
        return asking;
    }

    Optional<Who> who() {
        return who;
    }

    Optional<Refusal> refusal() {
        return refusal;
    }

    List<Heard> judgements() {
        return judgements;
    }
}
