package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.analysis.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./sallyport} on a machine that lacks something. */
class ScriptTest {
    private static final int PATIENCE_SECONDS = 60;
    private static final String NO_JDK =
            "sallyport: a JDK 25 is needed and none was found; install one (for example Temurin 25) or point JAVA_HOME at it.";
    private static final String NO_MAVEN =
            "sallyport: Maven 3.8.7 or newer is needed to build and was not found; install it (Debian: apt-get install maven).";

    @TempDir
    private Path folder;

    private Path programs = Path.of("");
    private Path jdks = Path.of("");

    /** A machine with a shell and what belongs to it, a source tree that was never built, and a place for JDKs. */
    @BeforeEach
    void bare_machine() throws IOException {
        programs = Files.createDirectory(folder.resolve("bin"));
        for (var name : List.of("dirname", "readlink", "mkdir", "find")) {
            program(programs.resolve(name), "#!" + found("bash") + "\nexec " + found(name) + " \"$@\"\n");
        }
        jdks = Files.createDirectory(folder.resolve("jdks"));
        Files.copy(Path.of(System.getProperty("sallyport.root"), "sallyport"), folder.resolve("sallyport"));
    }

    private static void program(Path place, String text) throws IOException {
        Files.writeString(place, text);
        assertThat(place.toFile().setExecutable(true)).isTrue();
    }

    private static Path found(String program) {
        return List.of("/usr/bin", "/bin").stream()
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    /** @return all of a JDK that the script looks at */
    private Path jdk(String name, String version) throws IOException {
        var home = Files.createDirectory(jdks.resolve(name));
        program(Files.createDirectory(home.resolve("bin")).resolve("javac"), "");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private record Said(int status, String text) {}

    private Said say(Map<String, String> more, String... arguments) throws IOException, InterruptedException {
        var output = folder.resolve("said.txt");
        var command = new java.util.ArrayList<>(
                List.of(found("bash").toString(), folder.resolve("sallyport").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(more));
        var process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return new Said(process.exitValue(), Files.readString(output).strip());
    }

    private Map<String, String> environment(Map<String, String> more) {
        var all = new HashMap<String, String>();
        all.put("PATH", programs.toString());
        all.put("SALLYPORT_JDK_SEARCH_PATH", jdks.toString());
        all.putAll(more);
        return all;
    }

    @Test
    void without_a_jdk_it_says_what_to_install() throws Exception {
        assertThat(say(Map.of(), "up")).isEqualTo(new Said(1, NO_JDK));
        assertThat(say(Map.of("HOME", folder.toString()), "test")).isEqualTo(new Said(1, NO_JDK));
    }

    @Test
    void another_jdk_than_25_is_none() throws Exception {
        var old = jdk("old", "17.0.2");

        assertThat(say(Map.of(), "up")).isEqualTo(new Said(1, NO_JDK));
        assertThat(say(Map.of("JAVA_HOME", old.toString()), "up")).isEqualTo(new Said(1, NO_JDK));
    }

    @Test
    void without_maven_it_says_what_to_install_once_it_found_the_jdk() throws Exception {
        var home = jdk("ours", "25.0.3");

        assertThat(say(Map.of(), "up")).isEqualTo(new Said(1, NO_MAVEN));
        assertThat(say(Map.of(), "test")).isEqualTo(new Said(1, NO_MAVEN));
        var elsewhere = Map.of("JAVA_HOME", home.toString(), "SALLYPORT_JDK_SEARCH_PATH", "/nowhere");
        assertThat(say(elsewhere, "up")).isEqualTo(new Said(1, NO_MAVEN));
    }

    @Test
    void a_kind_of_test_that_is_none_is_told_with_those_that_are() throws Exception {
        jdk("ours", "25");
        program(programs.resolve("mvn"), "");

        var said = say(Map.of(), "test", "everything");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains("core vectors clients cluster", "'everything'");
    }

    /** A kind that no test is of would be green without a test. */
    @Test
    void each_kind_of_test_that_the_script_knows_is_a_tag_and_each_tag_a_kind() throws IOException {
        var script = Files.readString(Path.of(System.getProperty("sallyport.root"), "sallyport"));
        var kinds = Pattern.compile("\\n {4}([a-z |]+)\\) exec mvn -B verify -Dgroups")
                .matcher(script);
        assertThat(kinds.find()).isTrue();
        var left = Pattern.compile("-DexcludedGroups=([a-z,]+)").matcher(script);
        assertThat(left.find()).isTrue();

        assertThat(kinds.group(1).split(" \\| ", -1)).containsExactlyInAnyOrderElementsOf(tags());
        assertThat(tags()).containsAll(List.of(left.group(1).split(",", -1)));
    }

    private static Set<String> tags() {
        var tag = Pattern.compile("@Tag\\(\"([a-z]+)\"\\)");
        var root = Path.of(System.getProperty("sallyport.root"));
        return Stream.of(root, root.resolve("libs"))
                .flatMap(ScriptTest::in)
                .map(module -> module.resolve("src/test/java"))
                .filter(Files::isDirectory)
                .flatMap(ScriptTest::below)
                .flatMap(file -> tag.matcher(Documents.text(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Stream<Path> in(Path folder) {
        return Documents.in(folder).stream();
    }

    private static Stream<Path> below(Path folder) {
        return in(folder).flatMap(place -> Files.isDirectory(place) ? below(place) : Stream.of(place));
    }
}
