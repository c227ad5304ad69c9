package io.sallyport.runtime.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupedFlushTest {
    private final List<Promise<Void>> flushes = new ArrayList<>();
    private final GroupedFlush group = new GroupedFlush(() -> {
        var flush = Promise.<Void>promise();
        flushes.add(flush);
        return flush.future();
    });

    @Test
    void a_writer_is_acknowledged_by_a_flush_that_ended_and_not_before() {
        var writer = group.flushed();

        assertThat(writer.isComplete()).isFalse();
        flushes.getFirst().complete();

        assertThat(writer.succeeded()).isTrue();
    }

    @Test
    void writers_who_come_during_a_flush_share_the_next_one() {
        var first = group.flushed();
        var late = List.of(group.flushed(), group.flushed(), group.flushed());
        flushes.getFirst().complete();

        assertThat(first.succeeded()).isTrue();
        assertThat(late).noneMatch(Future::isComplete);
        assertThat(flushes).hasSize(2);
        flushes.getLast().complete();

        assertThat(late).allMatch(Future::succeeded);
        assertThat(flushes).hasSize(2);
    }

    @Test
    void a_flush_that_fails_fails_only_those_who_waited_for_it() {
        var first = group.flushed();
        var second = group.flushed();
        flushes.getFirst().fail("disk full");
        flushes.getLast().complete();

        assertThat(first.failed()).isTrue();
        assertThat(second.succeeded()).isTrue();
    }

    @Test
    void a_flush_that_throws_fails_its_writers_and_the_next_one_runs() {
        var tries = new ArrayList<String>();
        var throwing = new GroupedFlush(() -> {
            tries.add("once");
            throw new IllegalStateException("disk gone");
        });

        assertThat(throwing.flushed().failed()).isTrue();
        assertThat(throwing.flushed().failed()).isTrue();
        assertThat(tries).hasSize(2);
    }
}
