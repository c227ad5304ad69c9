package io.sallyport.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.functions.core.Engine;
import io.sallyport.functions.core.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an environment is let do, and what becomes of it. */
@ExtendWith(VertxExtension.class)
class EnvironmentTest {
    private static final String NEVER = "setInterval(() => {}, 1e6); exports.handler = () => new Promise(() => {});";
    private static final String PID = "exports.handler = async () => ({ pid: process.pid, t: process.uptime() });";

    private final Vertx vertx;
    private Functions functions;

    EnvironmentTest(Vertx vertx) {
        this.vertx = vertx;
        this.functions = new Functions(vertx, Functions.limits(2, 1));
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
    void an_event_that_outlasts_its_time_is_ended() {
        var work = functions.with(functions.node("index.handler", "index.js", NEVER), 1, 128);

        var outcome = functions.run(work, "{}");

        assertThat(outcome.functionError()).contains("Unhandled");
        assertThat(json(outcome).getString("errorType")).isEqualTo("Sandbox.Timedout");
        assertThat(json(outcome).getString("errorMessage")).endsWith("Error: Task timed out after 1.00 seconds");
    }

    @Test
    void an_exit_before_the_answer_says_how() {
        var work = functions.node(
                "index.handler",
                "index.js",
                "exports.handler = async (e) => { process.kill(process.pid, e.signal || 0); process.exit(e.code); };");

        assertThat(message(functions.run(work, "{\"code\":3}")))
                .endsWith("Error: Runtime exited with error: exit status 3");
        assertThat(message(functions.run(work, "{\"code\":0}")))
                .endsWith("Error: Runtime exited without providing a reason");
        assertThat(functions.run(work, "{\"code\":3}").log())
                .contains("START RequestId")
                .contains("END RequestId");
    }

    @Test
    void a_killed_process_says_so() {
        var work = functions.node(
                "index.handler", "index.js", "exports.handler = async () => process.kill(process.pid, 'SIGKILL');");

        assertThat(message(functions.run(work, "{}"))).contains("Runtime exited with error: ");
    }

    @Test
    void a_warm_environment_is_used_again() {
        var work = functions.node("index.handler", "index.js", "let n = 0; exports.handler = async () => ++n;");

        assertThat(functions.run(work, "{}").payload()).isEqualTo("1");
        assertThat(functions.run(work, "{}").payload()).isEqualTo("2");
        assertThat(functions.fetched()).isEqualTo(1);
    }

    @Test
    void an_answer_beyond_its_bound_is_an_error_of_the_function() {
        var work = functions.node(
                "index.handler", "index.js", "exports.handler = async () => 'x'.repeat(6 * 1024 * 1024 + 200);");

        var outcome = functions.run(work, "{}");

        assertThat(json(outcome).getString("errorType")).isEqualTo("Function.ResponseSizeTooLarge");
        assertThat(outcome.functionError()).contains("Unhandled");
    }

    @Test
    void it_sees_documented_variables_and_its_own_and_none_of_ours() {
        var work = functions.with(
                functions.node("index.handler", "index.js", "exports.handler = async () => process.env;"),
                Map.of("TABLE", "pets"));

        var seen = json(functions.run(work, "{}"));

        assertThat(seen.fieldNames())
                .containsExactlyInAnyOrder(
                        "PATH",
                        "PWD",
                        "LANG",
                        "TZ",
                        "HOME",
                        "TMPDIR",
                        "TABLE",
                        "_HANDLER",
                        "AWS_REGION",
                        "AWS_DEFAULT_REGION",
                        "AWS_LAMBDA_RUNTIME_API",
                        "AWS_LAMBDA_FUNCTION_NAME",
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        "AWS_LAMBDA_INITIALIZATION_TYPE",
                        "AWS_LAMBDA_LOG_GROUP_NAME",
                        "AWS_LAMBDA_LOG_STREAM_NAME",
                        "AWS_EXECUTION_ENV",
                        "LAMBDA_TASK_ROOT",
                        "LAMBDA_RUNTIME_DIR",
                        "_X_AMZN_TRACE_ID");
        assertThat(seen.getString("TABLE")).isEqualTo("pets");
        assertThat(seen.getString("AWS_EXECUTION_ENV")).isEqualTo("AWS_Lambda_nodejs20.x");
    }

    @Test
    void nobody_else_may_speak_to_its_runtime_api() {
        var work = functions.node(
                "index.handler", "index.js", "exports.handler = async () => process.env.AWS_LAMBDA_RUNTIME_API;");
        var api = functions.run(work, "{}").payload();
        var port = Integer.parseInt(api.substring(api.indexOf(':') + 1, api.length() - 1));

        var next = status(HttpMethod.GET, port, "/2018-06-01/runtime/invocation/next", "127.0.0.1:" + port);
        var otherHost = status(HttpMethod.GET, port, "/2018-06-01/runtime/invocation/next", "evil.example:" + port);

        assertThat(next).isEqualTo(403);
        assertThat(otherHost).isEqualTo(403);
        assertThat(functions.run(work, "{}").functionError()).isEmpty();
    }

    @Test
    void where_the_kernel_does_not_tell_who_speaks_nobody_is_believed_and_nothing_is_offered(@TempDir Path noProc) {
        functions.close();
        functions = new Functions(vertx, Functions.limits(1, 0), new ProcNet(noProc));

        assertThat(functions.worker().engines()).isEmpty();
        assertThat(functions
                        .run(functions.node("index.handler", "index.js", PID), "{}")
                        .functionError())
                .contains("Unhandled");
    }

    @Test
    void what_waits_too_long_for_an_environment_is_throttled() {
        functions.close();
        functions = new Functions(vertx, Functions.limits(1, 0, Duration.ofMillis(20)));
        var hanging = functions.start(functions.node("index.handler", "index.js", NEVER), "{}", false, true);

        throttled(functions.start(functions.node("index.handler", "index.js", PID), "{}", false, true));
        assertThat(hanging.isComplete()).isFalse();
    }

    @Test
    void it_cannot_answer_an_event_that_it_does_not_have_nor_ask_for_two() {
        var work = functions.node("index.handler", "index.mjs", """
                const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/`;
                export const handler = async () => [
                  (await fetch(api + 'invocation/other/response', { method: 'POST', body: '1' })).status,
                  (await fetch(api + 'invocation/next')).status,
                  (await fetch(api + 'init/error', { method: 'POST', body: '{}' })).status,
                  (await fetch(api + 'nothing')).status];""");

        assertThat(functions.run(work, "{}").payload()).isEqualTo("[400,403,403,404]");
    }

    @Test
    void what_it_started_ends_with_it() {
        Needs.program("setsid");
        var work = functions.node("index.handler", "index.js", """
                const { spawn } = require('node:child_process');
                exports.handler = async () => spawn('sleep', ['31415'], { stdio: 'ignore' }).pid;""");
        functions.run(work, "{}");
        assertThat(sleepers()).isPositive();

        functions.close();

        assertThat(sleepers()).isZero();
    }

    private static long sleepers() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().arguments().map(all -> String.join(" ", all)).stream()
                        .anyMatch("31415"::equals))
                .count();
    }

    @Test
    void a_worker_that_is_closed_leaves_nothing_and_takes_nothing() {
        var work = functions.node("index.handler", "index.js", PID);
        functions.run(work, "{}");

        functions.close();

        assertThat(Files.exists(functions.folder())).isFalse();
        throttled(functions.start(work, "{}", true, true));
    }

    @Test
    void decisions_about_access_have_environments_that_others_cannot_take() {
        var slow = functions.node("index.handler", "index.js", NEVER);
        var quick = functions.node("index.handler", "index.js", PID);
        var hanging = functions.start(slow, "{}", false, false);

        throttled(functions.start(quick, "{}", false, false));
        assertThat(functions.start(quick, "{}", true, false).await().functionError())
                .isEmpty();
        assertThat(hanging.isComplete()).isFalse();
    }

    @Test
    void what_waits_gets_the_next_free_environment_in_order() {
        var work = functions.node("index.handler", "index.js", "let n = 0; exports.handler = async () => ++n;");

        var all = java.util.stream.IntStream.range(0, 5)
                .mapToObj(n -> functions.start(work, "{}", false, true))
                .toList();

        assertThat(all.stream().map(run -> run.await().payload())).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void an_idle_environment_of_another_function_makes_room() {
        functions.close();
        functions = new Functions(vertx, Functions.limits(1, 0));
        var one = functions.node("index.handler", "index.js", "exports.handler = async () => 'one';");
        var two = functions.node("index.handler", "index.js", "exports.handler = async () => 'two';");

        assertThat(functions.run(one, "{}").payload()).isEqualTo("\"one\"");
        assertThat(functions.run(two, "{}").payload()).isEqualTo("\"two\"");
    }

    @Test
    void code_that_cannot_be_had_fails_the_event_that_waits_for_it() {
        var known = functions.node("index.handler", "index.js", PID);
        var work = new Work(
                "f",
                "$LATEST",
                "r",
                known.engine(),
                known.runtime(),
                "index.handler",
                3,
                128,
                known.variables(),
                "0".repeat(64));

        var run = functions.start(work, "{}", false, true);

        assertThatExceptionOfType(Throwable.class).isThrownBy(run::await).withMessageContaining("no such code");
    }

    @Test
    void its_code_is_read_only_where_namespaces_work() {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Functions.shared().notice().isEmpty(), "skipped: bubblewrap is not usable here");
        var work = functions.node("index.handler", "index.mjs", """
                import fs from 'node:fs';
                const tries = (what) => { try { what(); return 'yes'; } catch (e) { return e.code; } };
                export const handler = async () => [
                  tries(() => fs.writeFileSync('/var/task/x', 'x')),
                  tries(() => fs.writeFileSync('/tmp/x', 'x')),
                  tries(() => fs.readdirSync('/root')),
                  tries(() => fs.readdirSync('/home')),
                  process.ppid < 10];""");

        assertThat(functions.run(work, "{}").payload()).isEqualTo("[\"EROFS\",\"yes\",\"ENOENT\",\"ENOENT\",true]");
    }

    private int status(HttpMethod method, int port, String path, String host) {
        return vertx.createHttpClient()
                .request(method, port, "127.0.0.1", path)
                .compose(request -> request.putHeader("host", host).send())
                .await()
                .statusCode();
    }

    private static void throttled(Future<Outcome> run) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(run::await)
                .extracting(Refusal::failure)
                .isEqualTo(FunctionFailure.THROTTLED);
    }

    private static JsonObject json(Outcome outcome) {
        return new JsonObject(outcome.payload());
    }

    private static String message(Outcome outcome) {
        return json(outcome).getString("errorMessage");
    }
}
