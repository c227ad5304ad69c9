package io.sallyport.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.functions.core.Engine;
import io.sallyport.functions.core.Outcome;
import io.sallyport.functions.core.Zips;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class NodeTest {
    private Functions functions;

    NodeTest(Vertx vertx) {
        functions = new Functions(vertx);
    }

    @BeforeEach
    void needs_node() {
        Needs.engine(Engine.NODEJS);
    }

    @AfterEach
    void close() {
        functions.close();
    }

    @Test
    void an_async_handler_of_a_module_answers() {
        var work = functions.node("index.handler", "index.mjs", """
                export const handler = async (event, context) =>
                  ({ hello: event.name, id: context.awsRequestId, left: context.getRemainingTimeInMillis() > 0 });""");

        var answer = json(functions.run(work, "{\"name\":\"world\"}"));

        assertThat(answer.getString("hello")).isEqualTo("world");
        assertThat(answer.getString("id")).startsWith("request-");
        assertThat(answer.getBoolean("left")).isTrue();
    }

    @Test
    void a_handler_with_a_callback_answers() {
        var work = functions.node(
                "lib/app.nested.handler",
                "lib/app.js",
                "exports.nested = { handler: (event, context, done) => setImmediate(() => done(null, event.n + 1)) };");

        assertThat(functions.run(work, "{\"n\":1}").payload()).isEqualTo("2");
    }

    @Test
    void a_handler_that_leaves_nothing_to_wait_for_has_answered_null() {
        var work = functions.node("index.handler", "index.js", "exports.handler = (event) => { };");

        assertThat(functions.run(work, "{}")).satisfies(outcome -> {
            assertThat(outcome.functionError()).isEmpty();
            assertThat(outcome.payload()).isEqualTo("null");
        });
        assertThat(functions.run(work, "{}").payload()).isEqualTo("null");
    }

    @Test
    void an_error_has_type_message_and_trace() {
        var work = functions.node("index.handler", "index.js", """
                class Missing extends Error { constructor(m) { super(m); this.name = 'Missing'; } }
                exports.handler = async () => { console.log('before'); throw new Missing('not here'); };""");

        var outcome = functions.run(work, "{}");

        assertThat(outcome.functionError()).contains("Unhandled");
        assertThat(json(outcome).getString("errorType")).isEqualTo("Missing");
        assertThat(json(outcome).getString("errorMessage")).isEqualTo("not here");
        assertThat(json(outcome).getJsonArray("trace")).isNotEmpty();
        assertThat(outcome.log()).contains("\tINFO\tbefore");
    }

    @Test
    void a_handler_that_is_not_there_is_an_init_error() {
        var work = functions.node("index.missing", "index.js", "exports.handler = async () => 1;");

        var outcome = functions.run(work, "{}");

        assertThat(outcome.functionError()).contains("Unhandled");
        assertThat(json(outcome).getString("errorType")).isEqualTo("Runtime.HandlerNotFound");
        assertThat(json(outcome).getString("errorMessage")).isEqualTo("index.missing is undefined or not exported");
    }

    @Test
    void a_module_that_is_not_there_is_an_init_error() {
        var work = functions.node("other.handler", "index.js", "exports.handler = async () => 1;");

        assertThat(json(functions.run(work, "{}")).getString("errorType")).isEqualTo("Runtime.ImportModuleError");
    }

    @Test
    void a_dependency_in_the_package_is_found() {
        var work = functions.work(
                Engine.NODEJS,
                "nodejs20.x",
                "index.handler",
                Zips.of(Map.of(
                        "index.mjs", utf8("import two from 'two'; export const handler = async () => two;"),
                        "node_modules/two/package.json", utf8("{\"name\":\"two\",\"main\":\"two.js\"}"),
                        "node_modules/two/two.js", utf8("module.exports = 2;"))));

        assertThat(functions.run(work, "{}").payload()).isEqualTo("2");
    }

    @Test
    void an_uncaught_exception_is_told_and_ends_the_environment() {
        var work = functions.node("index.handler", "index.js", """
                exports.handler = (event, context, done) => {
                  if (event.boom) { setImmediate(() => { throw new Error(process.pid); }); } else { done(null, process.pid); }
                };""");
        functions.run(work, "{}");

        var outcome = json(functions.run(work, "{\"boom\":1}")); // not always by the environment that answered before

        assertThat(outcome.getString("errorType")).isEqualTo("Runtime.UncaughtException");
        var ended = outcome.getString("errorMessage");
        assertThat(functions.run(work, "{}").payload()).isNotEqualTo("").isNotEqualTo(pidOutside(ended));
    }

    /** Inside a namespace the number may be the same again. */
    private static String pidOutside(String pid) {
        return Functions.shared().notice().isPresent() ? pid : "";
    }

    private static JsonObject json(Outcome outcome) {
        return new JsonObject(outcome.payload());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
