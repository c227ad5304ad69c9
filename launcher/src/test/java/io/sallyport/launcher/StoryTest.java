package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.RunningProduct.Running;
import io.sallyport.launcher.story.ApiAnswer;
import io.sallyport.launcher.story.Narrator;
import io.sallyport.launcher.story.Story;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningProduct.class)
class StoryTest {
    @Test
    void the_story_goes_as_it_is_told(Running running) {
        var calls = new ArrayList<String>();
        var deployment = running.product().deployment();
        var story = new Story(
                running.clients(),
                running.calls(),
                Running.example(),
                deployment.accountId(),
                deployment.region(),
                listening(calls));

        story.play();

        assertThat(calls)
                .containsExactly(
                        "GET /test/pets 200",
                        "POST /test/inventory 403",
                        "POST /test/inventory/1 200",
                        "GET /test/pets 403",
                        "GET /test/members/pets 200",
                        "GET /test/members/pets 401",
                        "GET /test/token/pets 200",
                        "POST /test/token/inventory 403",
                        "GET /test/request/pets 200",
                        "POST /test/request/inventory 403",
                        "GET /test/members/pets 401",
                        "GET /test/pets 403");
    }

    private static Narrator listening(List<String> calls) {
        return new Narrator() {
            @Override
            public void chapter(String title) {}

            @Override
            public void step(String said, String outcome) {}

            @Override
            public void call(String request, ApiAnswer answer, int wanted) {
                calls.add(request + " " + answer.status());
            }
        };
    }
}
