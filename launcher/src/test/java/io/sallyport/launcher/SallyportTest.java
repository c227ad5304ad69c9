package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.runtime.config.BadSetting;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What a command ends with when it has no answer. */
class SallyportTest {
    private final StringWriter said = new StringWriter();

    private int ending(Exception failure) throws Exception {
        var line = Sallyport.commandLine().setErr(new PrintWriter(said));
        return line.getExecutionExceptionHandler().handleExecutionException(failure, line, line.parseArgs());
    }

    @Test
    void a_bug_is_not_taken_for_an_answer() throws Exception {
        assertThat(ending(new IllegalStateException("what"))).isEqualTo(70);
        assertThat(said.toString()).contains("IllegalStateException: what", "\tat ");
    }

    @Test
    void what_somebody_can_mend_is_one_sentence() throws Exception {
        assertThat(ending(new RuntimeException(new BadSetting("the port is taken; give another"))))
                .isEqualTo(2);
        assertThat(said.toString()).isEqualToIgnoringNewLines("sallyport: the port is taken; give another");
    }
}
