package io.sallyport.functions.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Failure;
import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.functions.core.Engine;
import io.sallyport.functions.dispatch.WorkerContract.Forgotten;
import io.sallyport.functions.dispatch.WorkerContract.Pong;
import io.sallyport.functions.dispatch.WorkerContract.Ran;
import io.sallyport.functions.dispatch.WorkerContract.Run;
import io.sallyport.functions.worker.Work;
import io.sallyport.runtime.bus.Bus;
import io.sallyport.runtime.bus.BusPort;
import io.sallyport.runtime.bus.Call;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class RosterTest {
    private static final String ONE = "1".repeat(32);
    private static final String TWO = "2".repeat(32);
    private static final long NEVER = 1_000_000;

    private BusPort bus;
    private Roster roster;

    @BeforeEach
    void open(Vertx vertx) {
        bus = Bus.local(vertx, new SecureRandom()).as(RoomName.FUNCTIONS);
        roster = Roster.open(vertx, bus, NEVER).await();
    }

    @Test
    void without_a_worker_nothing_is_run() {
        refused(roster.run(run(Engine.NODEJS)), BusFailure.UNAVAILABLE);
        assertThat(roster.empty()).isTrue();
    }

    @Test
    void a_worker_that_says_hello_and_answers_is_given_work() {
        worker(ONE, new AtomicBoolean(true), question -> ran("one"));

        roster.heard(ONE).await();

        assertThat(roster.run(run(Engine.NODEJS)).await().payload()).isEqualTo("one");
        assertThat(roster.engines()).containsExactly(Engine.NODEJS);
    }

    @Test
    void a_hello_that_nobody_stands_behind_is_not_believed() {
        roster.heard(ONE).await();
        roster.heard("functions.invoke").await();

        assertThat(roster.empty()).isTrue();
    }

    @Test
    void what_no_worker_has_the_interpreter_for_is_not_run() {
        worker(ONE, new AtomicBoolean(true), question -> ran("one"));
        roster.heard(ONE).await();

        refused(roster.run(run(Engine.JAVA)), BusFailure.UNAVAILABLE);
    }

    @Test
    void a_worker_that_comes_later_takes_what_the_first_has_no_room_for() {
        worker(ONE, new AtomicBoolean(true), question -> full());
        roster.heard(ONE).await();
        refused(roster.run(run(Engine.NODEJS)), FunctionFailure.THROTTLED);

        worker(TWO, new AtomicBoolean(true), question -> ran("two"));
        roster.heard(TWO).await();

        assertThat(roster.run(run(Engine.NODEJS)).await().payload()).isEqualTo("two");
    }

    @Test
    void where_all_are_full_it_waits_at_one() {
        worker(ONE, new AtomicBoolean(true), question -> question.mayWait() ? ran("waited") : full());
        worker(TWO, new AtomicBoolean(true), question -> question.mayWait() ? ran("waited") : full());
        roster.heard(ONE).await();
        roster.heard(TWO).await();

        assertThat(roster.run(run(Engine.NODEJS)).await().payload()).isEqualTo("waited");
    }

    @Test
    void the_less_busy_worker_is_asked_first() {
        var held = Promise.<Ran>promise();
        worker(ONE, new AtomicBoolean(true), question -> held.future());
        roster.heard(ONE).await();
        var first = roster.run(run(Engine.NODEJS));
        worker(TWO, new AtomicBoolean(true), question -> ran("two"));
        roster.heard(TWO).await();

        assertThat(roster.run(run(Engine.NODEJS)).await().payload()).isEqualTo("two");
        held.complete(new Ran(Optional.empty(), "one", ""));
        assertThat(first.await().payload()).isEqualTo("one");
    }

    @Test
    void a_worker_that_is_gone_fails_what_it_ran_and_is_given_nothing_more() {
        var alive = new AtomicBoolean(true);
        worker(ONE, alive, question -> Promise.<Ran>promise().future());
        roster.heard(ONE).await();
        var running = roster.run(run(Engine.NODEJS));

        alive.set(false);
        roster.check().await();
        assertThat(running.isComplete()).isFalse();
        roster.check().await();

        refused(running, BusFailure.UNAVAILABLE);
        assertThat(roster.empty()).isTrue();
    }

    private void worker(String id, AtomicBoolean alive, Call<Run, Ran> run) {
        bus.serve(
                        WorkerContract.ping(id),
                        ping -> alive.get()
                                ? Future.succeededFuture(new Pong(List.of(Engine.NODEJS), 4))
                                : Future.failedFuture(new Refusal(BusFailure.UNAVAILABLE, "gone")))
                .await();
        bus.serve(WorkerContract.run(id), run).await();
        bus.serve(WorkerContract.forget(id), forget -> Future.succeededFuture(new Forgotten(forget.function())))
                .await();
    }

    private static Future<Ran> ran(String payload) {
        return Future.succeededFuture(new Ran(Optional.empty(), payload, ""));
    }

    private static Future<Ran> full() {
        return Future.failedFuture(new Refusal(FunctionFailure.THROTTLED, "full"));
    }

    private static Run run(Engine engine) {
        var work = new Work(
                "f", "$LATEST", "r", engine, "runtime", "index.handler", 3, 128, Optional.empty(), "0".repeat(64));
        return new Run(work, "id", "arn:aws:lambda:us-east-1:123456789012:function:f", "{}", false, true);
    }

    private static void refused(Future<?> asked, Failure why) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(asked::await)
                .extracting(Refusal::failure)
                .isEqualTo(why);
    }
}
