package io.sallyport.functions.core;

import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A function's configuration as somebody wants it.
 *
 * @param variables the function's own; empty for none
 */
public record Draft(
        String runtime,
        String handler,
        String role,
        String description,
        int timeoutSeconds,
        int memoryMegabytes,
        Map<String, String> variables) {
    private static final int LONGEST_SECONDS = 900;
    private static final int MOST_MEGABYTES = 10_240;
    private static final int VARIABLES_BYTES = 4 * 1024;
    private static final Pattern ROLE = Pattern.compile("arn:aws:iam::\\d{12}:role/[a-zA-Z0-9+=,.@_/-]{1,512}");
    private static final Set<String> RESERVED = Set.of(
            "_HANDLER",
            "_X_AMZN_TRACE_ID",
            "AWS_DEFAULT_REGION",
            "AWS_REGION",
            "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_ACCESS_KEY",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_LAMBDA_RUNTIME_API",
            "LAMBDA_TASK_ROOT",
            "LAMBDA_RUNTIME_DIR");

    /** @throws Refusal with the first thing that cannot be */
    public Engine checked() {
        var engine = Engine.of(runtime)
                .orElseThrow(() -> invalid("The runtime " + runtime
                        + " is not supported here; supported are java*, nodejs*, python* and provided*"));
        check(ROLE.matcher(role).matches(), "The role must be an IAM role's ARN, not '" + role + "'");
        check(!handler.isEmpty() || engine == Engine.PROVIDED, "Handler must be given for runtime " + runtime);
        check(
                timeoutSeconds >= 1 && timeoutSeconds <= LONGEST_SECONDS,
                "Timeout must be from 1 to " + LONGEST_SECONDS + " seconds, not " + timeoutSeconds);
        check(
                memoryMegabytes >= 128 && memoryMegabytes <= MOST_MEGABYTES,
                "MemorySize must be from 128 to " + MOST_MEGABYTES + " MB, not " + memoryMegabytes);
        checkVariables();
        return engine;
    }

    private void checkVariables() {
        var reserved = new TreeSet<>(variables.keySet());
        reserved.retainAll(RESERVED);
        check(
                reserved.isEmpty(),
                "Lambda was unable to configure your environment variables because the environment variables you have"
                        + " provided contains reserved keys that are currently not supported for modification."
                        + " Reserved keys used in this request: " + String.join(", ", reserved));
        check(
                variables.entrySet().stream().noneMatch(Draft::unfit),
                "Environment variables have names of letters, digits and _, and values without a NUL");
        int size = variables.isEmpty() ? 0 : Json.write(variables).getBytes(StandardCharsets.UTF_8).length;
        check(
                size <= VARIABLES_BYTES,
                "Lambda was unable to configure your environment variables because the environment variables you have"
                        + " provided exceeded the 4KB limit.");
    }

    private static boolean unfit(Map.Entry<String, String> variable) {
        return !variable.getKey().matches("[a-zA-Z][a-zA-Z0-9_]*")
                || variable.getValue().indexOf('\0') >= 0;
    }

    /** @return the same with what is given in the place of what was */
    public Draft with(
            Optional<String> otherRuntime,
            Optional<String> otherHandler,
            Optional<String> otherRole,
            Optional<String> otherDescription,
            Optional<Integer> otherTimeout,
            Optional<Integer> otherMemory,
            Optional<Map<String, String>> otherVariables) {
        return new Draft(
                otherRuntime.orElse(runtime),
                otherHandler.orElse(handler),
                otherRole.orElse(role),
                otherDescription.orElse(description),
                otherTimeout.orElse(timeoutSeconds),
                otherMemory.orElse(memoryMegabytes),
                otherVariables.orElse(variables));
    }

    private static void check(boolean held, String otherwise) {
        if (!held) {
            throw invalid(otherwise);
        }
    }

    private static Refusal invalid(String detail) {
        return new Refusal(FunctionFailure.INVALID_PARAMETER, detail);
    }
}
