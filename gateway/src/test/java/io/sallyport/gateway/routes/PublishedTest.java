package io.sallyport.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.gateway.core.PublishedApi;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.routes.Publications.StageKey;
import io.sallyport.runtime.config.Deployment;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class PublishedTest {
    private final Published published = new Published(
            new Deployment("123456789012", "us-east-1", List.of("amazonaws.com"), "https://localhost:8443"));

    private static PublishedApi api(String stage, String hash, Optional<String> policy) {
        return new PublishedApi(
                Kind.REST, "a1b2c3d4e5", "n", stage, "d", hash, List.of(), Map.of(), Map.of(), policy, 0);
    }

    private static Publications news(long epoch, PublishedApi... apis) {
        return new Publications(epoch, false, List.of(apis), List.of());
    }

    private Optional<String> hash(String stage) {
        return published.find("a1b2c3d4e5", stage).map(api -> api.definition().contentHash());
    }

    @Test
    void what_is_new_takes_the_place_of_what_was_and_leaves_the_rest() {
        published.take(news(1, api("one", "h1", Optional.empty()), api("two", "h1", Optional.empty())));
        published.take(news(2, api("one", "h2", Optional.empty())));

        assertThat(hash("one")).contains("h2");
        assertThat(hash("two")).contains("h1");
        assertThat(hash("three")).isEmpty();
    }

    @Test
    void what_was_withdrawn_is_served_no_more_and_what_is_older_changes_nothing() {
        published.take(news(1, api("one", "h1", Optional.empty())));
        published.take(new Publications(3, false, List.of(), List.of(new StageKey("a1b2c3d4e5", "one"))));
        published.take(news(2, api("one", "h2", Optional.empty())));

        assertThat(hash("one")).isEmpty();
        assertThat(published.epoch()).isEqualTo(3);
    }

    @Test
    void what_is_not_in_the_whole_is_no_more() {
        published.take(news(1, api("one", "h1", Optional.empty()), api("two", "h1", Optional.empty())));
        published.take(new Publications(9, true, List.of(api("two", "h2", Optional.empty())), List.of()));

        assertThat(hash("one")).isEmpty();
        assertThat(hash("two")).contains("h2");
    }

    @Test
    void a_stage_whose_policy_cannot_be_read_is_not_served_as_it_was_before() {
        published.take(news(1, api("one", "h1", Optional.empty())));
        published.take(news(2, api("one", "h2", Optional.of("{\"Statement\":"))));

        assertThat(hash("one")).isEmpty();
    }

    @Test
    void news_heard_while_asking_is_asked_for_once_more(Vertx vertx) {
        var questions = new ArrayList<Promise<Publications>>();
        var feed = new PublicationFeed(
                vertx,
                epoch -> {
                    Promise<Publications> promise = Promise.promise();
                    questions.add(promise);
                    return promise.future();
                },
                published);
        feed.heard();
        feed.heard();
        feed.heard();
        assertThat(questions).hasSize(1);

        questions.getFirst().fail("gone");
        assertThat(questions).hasSize(2);
        questions.get(1).complete(news(5, api("one", "h5", Optional.empty())));

        assertThat(questions).hasSize(2);
        assertThat(hash("one")).contains("h5");
    }

    @Test
    void a_start_waits_for_everything_that_is_published(Vertx vertx) {
        var asked = new ArrayList<Long>();
        var feed = new PublicationFeed(
                vertx,
                epoch -> {
                    asked.add(epoch);
                    return Future.succeededFuture(news(9, api("one", "h9", Optional.empty())));
                },
                published);

        feed.start().await();
        feed.close();

        assertThat(asked).containsExactly(-1L);
        assertThat(hash("one")).contains("h9");
    }
}
