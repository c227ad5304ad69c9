package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.awswire.AwsOperation;
import io.sallyport.awswire.AwsService;
import io.sallyport.launcher.RunningProduct.Running;
import io.sallyport.launcher.story.ApiAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The README's table of operations is what the running product says of itself: every operation of every model is called, signed by the
 * root, and one that is not built says so.
 *
 * <p>{@code -Dsallyport.write=true} writes the table anew.
 */
@ExtendWith(RunningProduct.class)
class OperationsTableTest {
    private static final String BEGIN = "<!-- operations: generated -->\n";
    private static final String END = "<!-- end -->";

    @Test
    void the_table_in_the_readme_is_true(Running running) throws IOException {
        var readme = Path.of(System.getProperty("sallyport.root"), "README.md");
        var text = Files.readString(readme);
        var from = text.indexOf(BEGIN) + BEGIN.length();
        var table = table(running);
        if (Boolean.getBoolean("sallyport.write")) {
            Files.writeString(readme, text.substring(0, from) + table + text.substring(text.indexOf(END, from)));
            return;
        }

        assertThat(text.substring(from, text.indexOf(END, from)))
                .as("run this test with -Dsallyport.write=true to write the table anew")
                .isEqualTo(table);
    }

    private static String table(Running running) {
        var calls = running.calls();
        Predicate<AwsOperation> built =
                operation -> isBuilt(Controls.signed(calls, running.product().rootKey(), operation));
        return Arrays.stream(AwsService.values())
                .map(service -> row(service, built))
                .filter(row -> !row.isEmpty())
                .collect(Collectors.joining("", "| service | operations |\n|---|---|\n", ""));
    }

    private static String row(AwsService service, Predicate<AwsOperation> isBuilt) {
        var built = service.facts().operations().stream()
                .filter(isBuilt)
                .map(AwsOperation::name)
                .sorted()
                .toList();
        return built.isEmpty() ? "" : "| `" + service.id() + "` | " + String.join(", ", built) + " |\n";
    }

    private static boolean isBuilt(ApiAnswer answer) {
        return !answer.body().contains("is not built yet") && !answer.body().contains("UnknownOperationException");
    }
}
