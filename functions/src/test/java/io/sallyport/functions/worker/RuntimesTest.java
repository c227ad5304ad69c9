package io.sallyport.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.functions.core.Engine;
import io.sallyport.functions.core.Zips;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Python, Java and a program of the function's own. */
@ExtendWith(VertxExtension.class)
class RuntimesTest {
    private final Functions functions;

    RuntimesTest(Vertx vertx) {
        functions = new Functions(vertx);
    }

    @AfterEach
    void close() {
        functions.close();
    }

    @Test
    void a_python_handler_answers() {
        Needs.engine(Engine.PYTHON);
        var work = functions.python("app.handler", """
                def handler(event, context):
                    print("seen", event["name"])
                    return {"hello": event["name"], "function": context.function_name}
                """);

        var outcome = functions.run(work, "{\"name\":\"wörld\"}");

        assertThat(outcome.payload()).isEqualTo("{\"hello\": \"wörld\", \"function\": \"f\"}");
        assertThat(outcome.log())
                .contains("seen wörld")
                .startsWith("START RequestId: ")
                .contains("REPORT RequestId: ");
    }

    @Test
    void a_python_error_has_type_message_and_trace() {
        Needs.engine(Engine.PYTHON);
        var work = functions.python("app.handler", "def handler(event, context):\n    raise KeyError('pets')\n");

        var outcome = functions.run(work, "{}");
        var error = new JsonObject(outcome.payload());

        assertThat(outcome.functionError()).contains("Unhandled");
        assertThat(error.getString("errorType")).isEqualTo("KeyError");
        assertThat(error.getJsonArray("stackTrace").getString(0))
                .contains("app.py")
                .contains("line 2");
    }

    @Test
    void python_code_that_cannot_be_loaded_is_an_init_error() {
        Needs.engine(Engine.PYTHON);
        var work = functions.python("app.handler", "import no_such_module\n");

        var error = new JsonObject(functions.run(work, "{}").payload());

        assertThat(error.getString("errorType")).isEqualTo("Runtime.ImportModuleError");
        assertThat(error.getString("errorMessage")).contains("Unable to import module 'app'");
    }

    @Test
    void python_cannot_take_more_memory_than_its_limit() {
        Needs.engine(Engine.PYTHON);
        Needs.program("prlimit");
        var work = functions.with(
                functions.python("app.handler", "def handler(e, c):\n    return len(bytearray(900 * 1024 * 1024))\n"),
                60,
                128);

        assertThat(functions.run(work, "{}").payload()).contains("MemoryError");
    }

    @Test
    void a_java_handler_answers_on_the_official_client(@TempDir Path folder) throws IOException {
        var work = functions.work(Engine.JAVA, Functions.RUNTIME_JAVA, "app.Greeter::greet", compiled(folder, """
                package app;
                import java.util.Map;
                public class Greeter {
                    public Map<String, Object> greet(Map<String, Object> event) {
                        System.out.println("greeting");
                        if (event.containsKey("boom")) { throw new IllegalStateException("no"); }
                        return Map.of("hello", event.get("name"));
                    }
                }
                """));

        var outcome = functions.run(work, "{\"name\":\"world\"}");

        assertThat(outcome.payload()).isEqualTo("{\"hello\":\"world\"}");
        assertThat(outcome.log()).contains("greeting");
        var failed = functions.run(work, "{\"boom\":1}");
        assertThat(failed.functionError()).contains("Unhandled");
        assertThat(new JsonObject(failed.payload()).getString("errorType"))
                .isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void a_java_handler_that_is_not_there_is_an_init_error() {
        var zip = Zips.of("readme.txt", "nothing");
        var work = functions.work(Engine.JAVA, Functions.RUNTIME_JAVA, "app.Missing::greet", zip);

        assertThat(functions.run(work, "{}").payload()).contains("Class not found: app.Missing");
    }

    @Test
    void a_bootstrap_in_the_zip_answers() {
        Needs.program("curl");
        var work = functions.work(Engine.PROVIDED, "provided.al2023", "hi", Zips.of("bootstrap", """
                #!/bin/sh
                api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation"
                while true; do
                  event=$(curl -sS -D "$TMPDIR/head" "$api/next")
                  id=$(grep -i Lambda-Runtime-Aws-Request-Id "$TMPDIR/head" | tr -d '[:space:]' | cut -d: -f2)
                  echo "handler $_HANDLER"
                  curl -sS -X POST "$api/$id/response" -d "{\\"echo\\":$event}" >/dev/null
                done
                """));

        var outcome = functions.run(work, "{\"n\":1}");

        assertThat(outcome.payload()).isEqualTo("{\"echo\":{\"n\":1}}");
        assertThat(outcome.log()).contains("handler hi");
        assertThat(functions.run(work, "[]").payload()).isEqualTo("{\"echo\":[]}");
    }

    @Test
    void a_zip_without_a_bootstrap_says_that_the_runtime_did_not_start() {
        var work = functions.work(Engine.PROVIDED, "provided.al2023", "hi", Zips.of("other", "x"));

        var outcome = functions.run(work, "{}");

        assertThat(outcome.functionError()).contains("Unhandled");
        assertThat(new JsonObject(outcome.payload()).getString("errorType")).startsWith("Runtime.");
    }

    private static byte[] compiled(Path folder, String source) throws IOException {
        var file = folder.resolve("Greeter.java");
        Files.writeString(file, source);
        var done = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "21", "-d", folder.toString(), file.toString());
        assertThat(done).isZero();
        return Zips.of(Map.of("app/Greeter.class", Files.readAllBytes(folder.resolve("app/Greeter.class"))));
    }
}
