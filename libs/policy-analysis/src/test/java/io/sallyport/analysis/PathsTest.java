package io.sallyport.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** P09: paths of an API as its routes divide them. */
class PathsTest {
    private static final String API = "arn:aws:execute-api:eu-west-1:123456789012:api";

    private static Paths paths(String template) {
        return Paths.of(PathPattern.of(template));
    }

    private static boolean reached(String grant, Paths paths, String stage) {
        var powers = new World.Powers(
                Documents.identity(Documents.allow("execute-api:Invoke", API + grant)), Optional.empty(), Map.of());
        var user = new World.User("arn:aws:iam::123456789012:user/u", Set.of(), powers);
        var world =
                new World("123456789012", List.of(user), List.of(), List.of(), List.of(), List.of(), false, Facts.NONE);
        var goal = Goal.ofRoutes(List.of(new Routed(API, stage, "GET", paths)));
        return !Reachability.canAnyone(world, goal, Budget.standard()).nobody();
    }

    @Test
    void p09_a_variable_is_one_segment_and_a_greedy_one_is_one_or_more() {
        assertThat(paths("/pets/{id}").has("/pets/a:b")).isTrue();
        assertThat(paths("/pets/{id}").has("/pets/a/b")).isFalse();
        assertThat(paths("/pets/{id}").has("/pets/")).isFalse();
        assertThat(paths("/{proxy+}").has("/a/b/c")).isTrue();
        assertThat(paths("/{proxy+}").has("/")).isFalse();
        assertThat(Paths.of(PathPattern.ANY_PATH).has("/")).isTrue();
        assertThat(paths("/").has("/")).isTrue();
    }

    @Test
    void p09_what_nearer_routes_get_is_taken_away() {
        var rest = paths("/{proxy+}").minus(PathPattern.of("/pets")).minus(PathPattern.of("/{x}/{y}"));
        assertThat(rest.has("/cats")).isTrue();
        assertThat(rest.has("/pets")).isFalse();
        assertThat(rest.has("/pets/1")).isFalse();
        assertThat(paths("/pets").minus(PathPattern.of("/{x}")).isEmpty()).isTrue();
        assertThat(paths("/pets").and(PathPattern.of("/{x}")).isEmpty()).isFalse();
    }

    @Test
    void p09_two_patterns_meet_when_a_path_is_both() {
        var pets = PathPattern.of("/pets/{id}");
        assertThat(pets.meets(PathPattern.of("/{x}/1"))).isTrue();
        assertThat(pets.meets(PathPattern.of("/{any+}"))).isTrue();
        assertThat(pets.meets(PathPattern.ANY_PATH)).isTrue();
        assertThat(pets.meets(PathPattern.of("/cats/1"))).isFalse();
        assertThat(pets.meets(PathPattern.of("/pets"))).isFalse();
        assertThat(PathPattern.of("/").meets(PathPattern.of("/{any+}"))).isFalse();
        assertThat(PathPattern.of("/").meets(PathPattern.ANY_PATH)).isTrue();
    }

    @Test
    void p09_a_grant_reaches_the_stage_and_the_paths_that_it_names() {
        assertThat(reached("/$default/GET/pets", paths("/pets"), "$default")).isTrue();
        assertThat(reached("/$default/GET/pets", paths("/pets"), "test")).isFalse();
        assertThat(reached("/$default/GET/pets", paths("/pets"), "*")).isTrue();
        assertThat(reached("/*/GET/pets/a:b", paths("/pets/{id}"), "*")).isTrue();
        assertThat(reached("/*/GET/pets/1", paths("/pets/{id}").minus(PathPattern.of("/pets/1")), "*"))
                .as("another route gets it")
                .isFalse();
        assertThat(reached("/*/GET/", paths("/"), "test")).isTrue();
    }
}
