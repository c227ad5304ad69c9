package io.sallyport.functions.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How a function's runtime is started: which program, with which client, under which variables. */
final class Runtimes {
    private static final String JAVA_MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    /** A heap takes most of a function's memory; threads, code and metadata take the rest, as in Lambda's own runtimes. */
    private static final double HEAP_SHARE = 0.85;

    private static final int VIRTUAL_MACHINE_HEADROOM = 1_024;
    private static final int SMALL_HEADROOM = 256;

    private final Interpreters interpreters;
    private final Clients clients;
    private final Sandbox sandbox;
    private final String region;

    Runtimes(Interpreters interpreters, Clients clients, Sandbox sandbox, String region) {
        this.interpreters = interpreters;
        this.clients = clients;
        this.sandbox = sandbox;
        this.region = region;
    }

    Interpreters interpreters() {
        return interpreters;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /**
     * @param apiAddress {@code host:port} of the environment's runtime API
     * @param own        the function's own variables
     */
    Launch launch(Work work, String apiAddress, Path code, Path temporary, Map<String, String> own) {
        var bare = new Launch(
                List.of(), Map.of(), code, temporary, readable(work), work.memoryMegabytes(), headroom(work));
        var variables = variables(work, apiAddress, bare, own);
        return new Launch(
                command(work, bare),
                variables,
                code,
                temporary,
                bare.readable(),
                bare.memoryMegabytes(),
                bare.headroomMegabytes());
    }

    private static int headroom(Work work) {
        return switch (work.engine()) {
            case JAVA, NODEJS -> VIRTUAL_MACHINE_HEADROOM;
            case PYTHON, PROVIDED -> SMALL_HEADROOM;
        };
    }

    private List<String> command(Work work, Launch launch) {
        int heap = (int) (work.memoryMegabytes() * HEAP_SHARE);
        return switch (work.engine()) {
            case JAVA -> java(work, launch, heap);
            case NODEJS ->
                List.of(
                        there(interpreters.node()),
                        "--max-old-space-size=" + heap,
                        clients.node().toString());
            case PYTHON ->
                List.of(
                        there(interpreters.python().map(Interpreters.Python::program)),
                        "-u",
                        clients.python().toString());
            case PROVIDED -> List.of(sandbox.codeRoot(launch) + "/bootstrap");
        };
    }

    private List<String> java(Work work, Launch launch, int heap) {
        var command = new ArrayList<>(List.of(
                there(interpreters.java()),
                "-Xmx" + heap + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + sandbox.temporary(launch),
                "-classpath",
                String.join(":", clients.java().stream().map(Path::toString).toList()),
                JAVA_MAIN,
                work.handler()));
        return command;
    }

    private static String there(Optional<Path> program) {
        return program.orElseThrow(() -> new IllegalStateException("asked for a runtime without its interpreter"))
                .toString();
    }

    private List<Path> readable(Work work) {
        return switch (work.engine()) {
            case JAVA ->
                Stream.concat(home(interpreters.java()), clients.java().stream())
                        .toList();
            case NODEJS ->
                Stream.concat(home(interpreters.node()), Stream.of(clients.node()))
                        .toList();
            case PYTHON ->
                Stream.concat(
                                interpreters.python().stream().flatMap(python -> python.homes().stream()),
                                Stream.of(clients.python()))
                        .toList();
            case PROVIDED -> List.of();
        };
    }

    /** The installation of {@code <home>/bin/<program>}. */
    private static Stream<Path> home(Optional<Path> program) {
        return program.map(Path::getParent).map(Path::getParent).stream();
    }

    /** Made from empty: the variables that Lambda documents, and the function's own. */
    private Map<String, String> variables(Work work, String apiAddress, Launch launch, Map<String, String> own) {
        var root = sandbox.codeRoot(launch);
        var temporary = sandbox.temporary(launch);
        var variables = new LinkedHashMap<String, String>();
        variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        variables.put("LANG", "C.UTF-8");
        variables.put("TZ", ":UTC");
        variables.put("HOME", temporary);
        variables.put("TMPDIR", temporary);
        variables.putAll(own);
        variables.put("_HANDLER", work.handler());
        variables.put("AWS_REGION", region);
        variables.put("AWS_DEFAULT_REGION", region);
        variables.put("AWS_LAMBDA_RUNTIME_API", apiAddress);
        variables.put("AWS_LAMBDA_FUNCTION_NAME", work.name());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", work.version());
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(work.memoryMegabytes()));
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + work.name());
        variables.put(
                "AWS_LAMBDA_LOG_STREAM_NAME",
                "[" + work.version() + "]" + work.revision().replace("-", ""));
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + work.runtime());
        variables.put("LAMBDA_TASK_ROOT", root);
        variables.put("PWD", root);
        variables.put("LAMBDA_RUNTIME_DIR", clients.folder().toString());
        return variables;
    }
}
