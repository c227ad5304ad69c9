package io.sallyport.functions.dispatch;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.functions.dispatch.WorkerContract.Forget;
import io.sallyport.functions.dispatch.WorkerContract.Ping;
import io.sallyport.functions.dispatch.WorkerContract.Pong;
import io.sallyport.functions.dispatch.WorkerContract.Ran;
import io.sallyport.functions.dispatch.WorkerContract.Run;
import io.sallyport.runtime.bus.BusPort;
import io.sallyport.runtime.bus.Call;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A worker as its dispatcher knows it: what it offers, what it runs now, whether it still answers. */
final class Member {
    private static final int MISSES = 2;

    private final String id;
    private final Pong offer;
    private final Call<Run, Ran> run;
    private final Call<Ping, Pong> ping;
    private final Call<Forget, WorkerContract.Forgotten> forget;
    private final Set<Promise<Ran>> running = ConcurrentHashMap.newKeySet();
    private final AtomicInteger misses = new AtomicInteger();

    private Member(BusPort bus, String id, Pong offer) {
        this.id = id;
        this.offer = offer;
        this.run = bus.client(WorkerContract.run(id));
        this.ping = bus.client(WorkerContract.ping(id));
        this.forget = bus.client(WorkerContract.forget(id));
    }

    /** Asks a worker that said its id; only one that can prove its room answers. */
    static Future<Member> meet(BusPort bus, String id) {
        return bus.client(WorkerContract.ping(id)).with(new Ping(id)).map(offer -> new Member(bus, id, offer));
    }

    String id() {
        return id;
    }

    Pong offer() {
        return offer;
    }

    /** @return how full it is of what this dispatcher gave it; 1 is as many as it has environments */
    double load() {
        return (double) running.size() / offer.environments();
    }

    Future<Ran> run(Run question) {
        var promise = Promise.<Ran>promise();
        running.add(promise);
        run.with(question).onSuccess(promise::tryComplete).onFailure(promise::tryFail);
        return promise.future().onComplete(done -> running.remove(promise));
    }

    Future<Void> forget(String function) {
        return forget.with(new Forget(function)).mapEmpty();
    }

    /** @return false when it has not answered twice in a row */
    Future<Boolean> alive() {
        return ping.with(new Ping(id))
                .map(pong -> {
                    misses.set(0);
                    return true;
                })
                .otherwise(e -> misses.incrementAndGet() < MISSES);
    }

    /** It is gone: nobody waits for it any longer. */
    void lost() {
        var refusal = new Refusal(
                BusFailure.UNAVAILABLE, "the worker that ran the function is gone; whether it finished is not known");
        List.copyOf(running).forEach(promise -> promise.tryFail(refusal));
    }
}
