package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.RunningProduct.Running;
import io.sallyport.launcher.story.Example;
import io.sallyport.launcher.story.Language;
import io.sallyport.launcher.story.Story;
import io.sallyport.launcher.story.Telling;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The story, played by unmodified clients, and the README's copy of it. {@code -Dsallyport.write=true} writes that anew. */
@ExtendWith(RunningProduct.class)
class StoryTest {
    private static final String BEGIN = "<!-- story -->\n```text\n";
    private static final String END = "```\n<!-- end -->";

    @Test
    void the_story_goes_as_it_is_told_and_as_the_readme_shows_it(Running running) throws IOException {
        assertShown(masked(told(running, Language.NODE)));
    }

    @ParameterizedTest
    @EnumSource(names = {"PYTHON", "JAVA"})
    void it_goes_the_same_way_with_functions_in_another_language(Language language, Running running) {
        assertThat(told(running, language)).contains("two functions in " + language.title(), "every one as promised");
    }

    private static String told(Running running, Language language) {
        var told = new StringWriter();
        var telling = new Telling(new PrintWriter(told), false);
        telling.opening("https://localhost:8443");
        var deployment = running.product().deployment();
        var example = new Example(Running.example().folder(), language);

        new Story(running.clients(), running.calls(), example, deployment.accountId(), deployment.region(), telling)
                .play(language == Language.NODE ? "" : "-" + language.label());
        telling.end();

        assertThat(telling.kept()).as(told.toString()).isTrue();
        return told.toString();
    }

    /** What is made at random in each instance. */
    private static String masked(String text) {
        return text.replaceAll("us-east-1_[0-9A-Za-z]+", "us-east-1_Ab3dEf6hI")
                .replaceAll("ASIA[A-Z2-7]{16}", "ASIAEXAMPLEEXAMPLE23")
                .replaceAll("[0-9a-z]{10} live at", "ff5h7fdsed live at");
    }

    private static void assertShown(String told) throws IOException {
        var readme = Path.of(System.getProperty("sallyport.root"), "README.md");
        var text = Files.readString(readme);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END, from);
        if (Boolean.getBoolean("sallyport.write")) {
            Files.writeString(readme, text.substring(0, from) + told + text.substring(to));
            return;
        }
        assertThat(text.substring(from, to))
                .as("run this test with -Dsallyport.write=true to write the README's story anew")
                .isEqualTo(told);
    }
}
