package io.sallyport.functions.dispatch;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.functions.core.Engine;
import io.sallyport.functions.dispatch.WorkerContract.Ran;
import io.sallyport.functions.dispatch.WorkerContract.Run;
import io.sallyport.runtime.bus.BusPort;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The workers that are there, and who of them runs what: the least busy one first, among equals always the same one for the same
 * code, because it is warm there.
 */
public final class Roster {
    private static final int MOST = 256;

    private final Vertx vertx;
    private final BusPort bus;
    private final long timer;
    private final Map<String, Member> members = new ConcurrentHashMap<>();

    private Roster(Vertx vertx, BusPort bus, long checkMillis) {
        this.vertx = vertx;
        this.bus = bus;
        this.timer = vertx.setPeriodic(checkMillis, tick -> check());
    }

    /** Listens for workers from now on, and every {@code checkMillis} asks those it knows whether they are still there. */
    public static Future<Roster> open(Vertx vertx, BusPort bus, long checkMillis) {
        var roster = new Roster(vertx, bus, checkMillis);
        return vertx.eventBus()
                .<String>consumer(WorkerContract.HELLO, message -> roster.heard(message.body()))
                .completion()
                .map(roster);
    }

    /** @return completed when the worker has answered, or was not one */
    public Future<Void> heard(String id) {
        if (members.containsKey(id) || !WorkerContract.isId(id) || members.size() >= MOST) {
            return Future.succeededFuture();
        }
        return Member.meet(bus, id)
                .onSuccess(member -> members.putIfAbsent(id, member))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    /** Asks every worker whether it is there; one that is not fails what it ran. */
    Future<Void> check() {
        var asked = members.values().stream()
                .map(member -> member.alive().onSuccess(alive -> keep(member, alive)))
                .toList();
        return Future.join(asked).mapEmpty();
    }

    private void keep(Member member, boolean alive) {
        if (!alive && members.remove(member.id(), member)) {
            member.lost();
        }
    }

    /** Asks nobody any more. */
    public void close() {
        vertx.cancelTimer(timer);
    }

    /** @return what at least one worker can run */
    public Set<Engine> engines() {
        var engines = EnumSet.noneOf(Engine.class);
        members.values().forEach(member -> engines.addAll(member.offer().engines()));
        return engines;
    }

    public boolean empty() {
        return members.isEmpty();
    }

    /** Ends the idle environments of a function everywhere; a worker that does not hear it ends them when they are old. */
    public Future<Void> forget(String function) {
        var told = members.values().stream()
                .map(member -> member.forget(function).otherwiseEmpty())
                .toList();
        return Future.join(told).mapEmpty();
    }

    /**
     * Runs it where there is room; where there is none, it waits at the least busy worker.
     *
     * @return fails with {@code THROTTLED} when nobody has room in time, {@code UNAVAILABLE} when nobody is there or its worker is lost
     */
    public Future<Ran> run(Run question) {
        var able = members.values().stream()
                .filter(member ->
                        member.offer().engines().contains(question.work().engine()))
                .sorted(order(question.work().revision()))
                .toList();
        if (able.isEmpty()) {
            return Future.failedFuture(new Refusal(
                    BusFailure.UNAVAILABLE,
                    "no worker that runs " + question.work().runtime() + " is connected"));
        }
        return able.size() == 1 ? run(able.getFirst(), question) : run(able, 0, question);
    }

    private static Comparator<Member> order(String revision) {
        return Comparator.comparingDouble(Member::load).thenComparingInt(member -> (member.id() + revision).hashCode());
    }

    private Future<Ran> run(List<Member> able, int next, Run question) {
        if (next == able.size()) {
            return run(able.getFirst(), question);
        }
        return run(able.get(next), WorkerContract.hasty(question))
                .recover(e -> full(e) ? run(able, next + 1, question) : Future.failedFuture(e));
    }

    private static boolean full(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.failure() == FunctionFailure.THROTTLED;
    }

    private Future<Ran> run(Member member, Run question) {
        return member.run(question).onFailure(e -> {
            if (e instanceof Refusal refusal && refusal.failure() == BusFailure.UNAVAILABLE) {
                var _ = member.alive().compose(alive -> member.alive()).onSuccess(alive -> keep(member, alive));
            }
        });
    }
}
